using Demarche.Coding.Dates;
using Demarche.Language;

namespace Demarche.Coding.Quotes;

/// <summary>Through what and to whom something is said.</summary>
static class Channels
{
    const int Longest = 12;

    /// <summary>"in a video posted on X", "on Telegram", "in an interview with the paper"; null when the sentence tells none near the cue.</summary>
    /// <param name="cues">The words.</param>
    /// <param name="s">The sentence of the cue.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="outside">True for tokens that belong to the words said.</param>
    internal static string? Of(QuoteCues cues, Sentence s, int cue, Func<int, bool> outside)
    {
        string? best = null;
        var nearest = int.MaxValue;
        for (var i = Math.Max(0, cue - 16); i < Math.Min(s.Count, cue + 16); i++)
        {
            if (outside(i) || s.Form(i) is not ("in" or "In" or "on" or "On" or "via" or "through" or "during" or "During" or "at" or "At"))
            {
                continue;
            }

            var found = -1;
            for (var k = i + 1; k < Math.Min(s.Count, i + 7) && !Ends(s, k, outside); k++)
            {
                if (Trees.IsNominal(s, k) && cues.Channel(s.Word(k), s.Lemma(k)) is "form" or "platform" && s.Upos(k) != Upos.PRON)
                {
                    found = k;
                    break;
                }
            }

            if (found < 0 || Math.Abs(i - cue) >= nearest)
            {
                continue;
            }

            var end = found + 1;
            while (end < s.Count && end - i < Longest && !Ends(s, end, outside))
            {
                end++;
            }

            end = BeforeDate(s, found + 1, end);
            while (end > found + 1 && s.Upos(end - 1) is Upos.ADP or Upos.DET or Upos.SCONJ or Upos.CCONJ)
            {
                end--;
            }

            best = s.Text[s.TokenStart(i)..s.TokenEnd(end - 1)];
            nearest = Math.Abs(i - cue);
        }

        return best;
    }

    /// <summary>"told reporters": the words, when the one spoken to is the press.</summary>
    internal static string? Press(QuoteCues cues, Sentence s, int cue, int addressee) =>
        addressee >= 0 && cues.Channel(s.Word(addressee), s.Lemma(addressee)) == "press" ? $"{s.Word(cue)} {s.Text[s.TokenStart(PhraseStart(s, addressee))..s.TokenEnd(addressee)]}" : null;

    /// <summary>Head token of the one spoken to, or -1.</summary>
    internal static int Addressee(Sentence s, int cue, QuoteCues.Cue words, Func<int, bool> outside)
    {
        for (var k = 0; k < s.Count; k++)
        {
            if (s.Head(k) != cue || outside(k) || !Trees.IsNominal(s, k))
            {
                continue;
            }

            if ((words.ObjectIsAddressee && s.Relation(k) is "obj") || s.Relation(k) is "iobj")
            {
                return k;
            }

            if (s.Relation(k) is "obl" && k > cue && Trees.Child(s, k, "case") is >= 0 and var preposition && s.Form(preposition) is "to")
            {
                return k;
            }
        }

        return -1;
    }

    static int PhraseStart(Sentence s, int head)
    {
        var first = head;
        while (first > 0 && s.Head(first - 1) == head && s.Relation(first - 1) is "compound" or "amod" or "det" or "flat" or "nmod:poss")
        {
            first--;
        }

        return first;
    }

    static bool Ends(Sentence s, int i, Func<int, bool> outside) =>
        outside(i) || s.Upos(i) is Upos.PUNCT && s.Form(i) is not ("-" or "\u2019" or "'") || s.Form(i) is "that" or "saying" or "but" or "as" || (s.Upos(i) is Upos.AUX or Upos.VERB && s.Xpos(i) is "VBD" or "VBZ" or "VBP" or "MD" or "VB");

    /// <summary>"in a statement on Friday": the day is no part of it.</summary>
    static int BeforeDate(Sentence s, int from, int end)
    {
        for (var k = from; k < end; k++)
        {
            if (DateWords.TryFind(s.Form(k), out var word) && word.Class is WordClass.Weekday or WordClass.Deictic or WordClass.Month && char.IsLetter(s.Form(k)[0]) && (word.Class == WordClass.Deictic || char.IsUpper(s.Form(k)[0])))
            {
                var at = k;
                while (at > from && s.Upos(at - 1) is Upos.ADP || (at > from && s.Form(at - 1) is "late" or "early" or "last"))
                {
                    at--;
                }

                return at;
            }
        }

        return end;
    }
}
