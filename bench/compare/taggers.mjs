// Tags given words with two taggers from npm and prints accuracy and words a second of processor time.
// node taggers.mjs GOLD.conllu FOLDER   (FOLDER: where `npm install wink-pos-tagger wink-nlp wink-eng-lite-web-model` was run)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [gold, folder] = process.argv.slice(2);
const require = createRequire(resolve(folder, 'package.json'));

// Sentences of words with UPOS and Penn tag.
const sentences = readFileSync(gold, 'utf8').split(/\n\n+/).map(block => block.split('\n')
  .filter(line => /^\d+\t/.test(line)).map(line => line.split('\t')).map(c => ({ form: c[1], upos: c[3], xpos: c[4] })))
  .filter(s => s.length > 0);
const words = sentences.reduce((n, s) => n + s.length, 0);

// The best of five rounds, after one that warms up; `tag` gives a sentence's tags, `right` says whether one is.
function measure(name, tag, right) {
  let best = 0, good = 0;
  for (let round = 0; round < 6; round++) {
    const before = process.cpuUsage();
    const tagged = sentences.map(tag);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) best = Math.max(best, words / ((user + system) / 1e6));
    good = tagged.reduce((n, tags, k) => n + sentences[k].filter((w, i) => right(w, tags[i])).length, 0);
  }
  console.log(`${name}: ${(100 * good / words).toFixed(2)} of 100 tags, ${Math.round(best)} words/s (${words} words)`);
}

// Penn tags of given words.
const penn = require('wink-pos-tagger')();
measure('wink-pos-tagger, Penn tags', s => penn.tagRawTokens(s.map(w => w.form)).map(t => t.pos), (w, tag) => tag === w.xpos);

// Universal tags; it cuts words itself, so its tags are laid on the given words by their letters. A word it cuts otherwise counts as wrong.
const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
measure('wink-nlp, universal tags', s => {
  const doc = nlp.readDoc(s.map(w => w.form).join(' '));
  const forms = doc.tokens().out(), tags = doc.tokens().out(nlp.its.pos);
  const at = new Map();
  for (let i = 0, letters = 0; i < forms.length; i++) {
    at.set(`${letters}-${letters += forms[i].length}`, tags[i]);
  }
  let letters = 0;
  return s.map(w => at.get(`${letters}-${letters += w.form.replaceAll(' ', '').length}`));
}, (w, tag) => tag === w.upos);
