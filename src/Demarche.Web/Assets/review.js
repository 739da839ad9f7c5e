// Sends a verdict of the review page as JSON and says what became of it. Nothing else on the pages needs a script.
document.querySelectorAll('form.review').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    const said = document.getElementById('said');
    const body = Object.fromEntries(new FormData(form));
    body.event = form.dataset.event;
    if (body.verdict !== 'edit') {
        delete body.field;
        delete body.value;
    }

    const answer = await fetch('/review', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (answer.ok) {
        said.textContent = `Kept: ${form.getAttribute('aria-label').replace('Your verdict on: ', '')}: ${body.verdict}.`;
        form.querySelectorAll('input,select,button').forEach(e => e.disabled = true);
    } else {
        const problem = await answer.json().catch(() => ({}));
        said.textContent = `Not kept: ${problem.detail || problem.title || answer.status}.`;
    }

    said.scrollIntoView({ block: 'center' });
}));
