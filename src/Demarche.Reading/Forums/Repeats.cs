namespace Demarche.Reading.Forums;

/// <summary>Passages that say again what an earlier passage said: the teaser of a link card, the caption printed as alternative text and as caption.</summary>
static class Repeats
{
    public static void Mark(List<Block> blocks)
    {
        var seen = new HashSet<string>();
        HashSet<string>? caption = null;
        foreach (var b in blocks)
        {
            if (b.Kind is not { } kind || kind is PassageKind.Comment or PassageKind.Furniture or PassageKind.LinkCard or PassageKind.Byline or PassageKind.Credit or PassageKind.Repeated)
            {
                continue;
            }

            var words = b.CreditStart > 0 ? b.Words[..b.CreditStart] : b.Words;
            var plain = Overlap.Plain(words);
            if (Shapes.Words(words) >= 4 && !seen.Add(plain))
            {
                b.Kind = PassageKind.Repeated;
                continue;
            }

            if (kind != PassageKind.Caption)
            {
                caption = null;
                continue;
            }

            // Two captions in a row with nearly the same words belong to one picture.
            var stems = Overlap.Stems(words);
            if (caption is not null && Math.Min(stems.Count, caption.Count) >= 5 && Overlap.Containment(stems, caption) >= 0.75)
            {
                b.Kind = PassageKind.Repeated;
                continue;
            }

            caption = stems;
        }
    }
}
