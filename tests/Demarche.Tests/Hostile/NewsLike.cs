using System.Globalization;
using Demarche.Language;

namespace Demarche.Tests.Hostile;

/// <summary>Sentences and reports of our own, spliced by chance: endlessly many, and the same for the same seed.</summary>
sealed class NewsLike(int seed)
{
    static readonly Lazy<string[][]> s_sentences = new(() =>
    {
        using var reader = new StreamReader(Path.Combine(Support.Root, "tests", "Demarche.Tests", "Language", "Gold", "news.conllu"));
        return [.. Conllu.Read(reader).Select(s => Enumerable.Range(0, s.Sentence.Count).Select(i => s.Sentence.Word(i).ToString()).ToArray())];
    });

    static readonly string[] s_who = ["Norway", "France", "the Taliban", "Foreign Minister Espen Barth Eide", "Chilean police", "dock workers", "The European Union", "Beijing", "He", "The group"];

    static readonly string[] s_acts =
    [
        "recalled its ambassador from {0}", "imposed sanctions on {0}", "recognised {0}", "met officials of {0} in Oslo", "accused {0} of spying", "will close its embassy in {0}", "threatened to strike {0}",
        "denied that it had attacked {0}", "killed 12 people in {0}", "signed an agreement with {0}", "expelled three diplomats of {0}", "urged {0} to return to talks", "protested against {0}", "was sanctioned by {0}",
    ];

    readonly Random _chance = new(seed);

    /// <summary>Words of a sentence: two halves that need not fit.</summary>
    internal string[] Words()
    {
        var (a, b) = (Pick(s_sentences.Value), Pick(s_sentences.Value));
        var (x, y) = (_chance.Next(Math.Min(7, a.Length) + 1), _chance.Next(Math.Min(7, b.Length) + 1));
        return [.. a[..x], .. b[^y..], "."];
    }

    /// <summary>A report of a few sentences with days in it, some of them ahead of its publication.</summary>
    internal Article Report(DateOnly published)
    {
        var text = string.Join(' ', Enumerable.Range(0, 1 + _chance.Next(4)).Select(_ => Sentence(published)));
        var title = _chance.Next(3) == 0 ? Sentence(published).TrimEnd('.') : null;
        return new Article
        {
            Id = Ids.Document(text, title, null, published), Text = text, Title = title, Origin = "made", Language = "en", Published = PublicationDate.Given(published),
            Passages = [new Passage(PassageKind.Paragraph, 0, text.Length)],
        };
    }

    string Sentence(DateOnly published)
    {
        var day = published.AddDays(_chance.Next(-400, 400));
        var when = _chance.Next(9) switch
        {
            0 => " on " + day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            1 => " on " + day.ToString("MMMM d", CultureInfo.InvariantCulture),
            2 => " in " + day.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            3 => " in " + day.ToString("yyyy", CultureInfo.InvariantCulture),
            4 => " on " + day.DayOfWeek,
            5 => " tomorrow",
            6 => " next week",
            7 => " last month",
            _ => "",
        };
        return $"{Pick(s_who)} {string.Format(CultureInfo.InvariantCulture, Pick(s_acts), Pick(s_who))}{when}{(_chance.Next(4) == 0 ? ", officials said" : "")}.";
    }

    T Pick<T>(T[] of) => of[_chance.Next(of.Length)];
}
