using System.Buffers;
using System.Text;
using Demarche.Language;
using Demarche.Language.Entities;
using Demarche.Language.Model;
using Demarche.Pipeline;

namespace Demarche.Fuzzing;

/// <summary>Text to trees, text to events, trees in CoNLL-U, and the files of models.</summary>
static class LanguageTargets
{
    const string News = "OSLO, March 1 (Wire) - Norway recalled its ambassador from Chile on Friday after the talks failed. \"We won't wait,\" Foreign Minister Espen Barth Eide told reporters. Chilean police arrested 12 protesters in Santiago on 28 Feb. 2024; two people were killed. Sweden may follow next week. The group, it said, had been sanctioned by the United Nations since 2019.";
    const string Odd = "The army left Oslo on 1 May, Gen. O'Brien said. \"We won't,\" U.S. officials told reporters; talks failed. 😀\n\nNORWAY RECALLS ENVOY\n";
    const string Trees = "# text = The army left.\n1-2\tThe army\t_\t_\t_\t_\t_\t_\t_\t_\n1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tarmy\tarmy\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";

    static readonly Lazy<Tools> s_tools = new(() => new Tools(Checkout.Data()));

    internal static (string Name, Target Target)[] All { get; } =
    [
        ("annotate", new Target([ReaderTargets.Text(Odd), ReaderTargets.Text(News)], Annotate)),
        ("code", new Target([ReaderTargets.Text(News), ReaderTargets.Text(Odd), ReaderTargets.Text("Envoy recalled\0Norway said it would recall its envoy in 2031. It will close the embassy tomorrow.")], Code) { Longest = 1 << 12 }),
        ("conllu", new Target([ReaderTargets.Text(Trees)], Conll)),
        ("model", new Target([Checkout.Head(Checkout.Data("models", "english.dml"), 1 << 16)], Model) { Longest = 1 << 16 }),
        ("entities", new Target([Checkout.Head(Checkout.Data("models", "entities.bin"), 1 << 14)], Entities)),
        ("lemmas", new Target([Checkout.Head(Checkout.Data("language", "lemmas.tsv"), 1 << 12)], Lemmas)),
        ("request", new Target([ReaderTargets.Text("{\"id\":\"a\",\"date\":\"2024-03-01\",\"text\":\"Norway recalled its envoy.\",\"title\":\"Envoy\",\"url\":\"https://example.org/\",\"actors\":[{\"text\":\"Norway\",\"role\":\"source\",\"start\":0}]}")], Request)),
    ];

    static string Annotate(byte[] bytes)
    {
        var text = Words(bytes);
        var at = 0;
        var sentences = s_tools.Value.Annotator.Annotate(text);
        foreach (var s in sentences)
        {
            Check(s);
            for (var i = 0; i < s.Count; i++)
            {
                Promise.Inside(s.TokenStart(i), s.TokenEnd(i), at, text.Length, "word");
                Promise.Kept(s.TokenStart(i) < s.TokenEnd(i), "a word has letters");
                at = s.TokenEnd(i);
            }

            Promise.Kept(s.Entities.All(e => e.First >= 0 && e.First < e.End && e.End <= s.Count), "an entity is made of words of its sentence");
        }

        return $"{Math.Min(8, sentences.Count)} {string.Join(' ', sentences.Take(4).Select(s => Math.Min(s.Count, 12)))}";
    }

    /// <summary>Coding keeps its promises: offsets lie in the text, sentences are in order, nothing that lies ahead has occurred, and coding again gives the same bytes.</summary>
    static string Code(byte[] bytes)
    {
        var parts = Words(bytes).Split('\0', 2);
        var (title, text) = parts.Length > 1 ? (parts[0], parts[1]) : (null, parts[0]);
        var day = new DateOnly(2024, 3, 1);
        var article = new Article { Id = Ids.Document(text, title, "a", day), Text = text, Title = title, Origin = "a", Language = "en", Published = PublicationDate.Given(day) };
        var coded = s_tools.Value.Coder.Code(article);
        var at = 0;
        foreach (var s in coded.Sentences)
        {
            In(s.Span);
            Promise.Kept(s.Span.Field != Field.Text || s.Span.Start >= at, "sentences stand in order");
            at = s.Span.Field == Field.Text ? s.Span.End : at;
        }

        foreach (var e in coded.Events)
        {
            In(e.At.Span);
            foreach (var s in e.Evidence)
            {
                In(s.Span);
            }

            Promise.Kept(e.Confidence is >= 0 and <= 1, "confidence lies between 0 and 1");
            Promise.Kept(e.Status != Status.Occurred || e.Date.From is not { } from || from <= day, $"nothing dated {e.Date.From} had occurred on {day} ({e.Because})");
        }

        foreach (var q in coded.Quotes)
        {
            In(q.At.Span);
        }

        foreach (var h in coded.Held)
        {
            In(h.At.Span);
        }

        Promise.Kept(Bytes(coded).AsSpan().SequenceEqual(Bytes(s_tools.Value.Coder.Code(article))), "coding again gives the same bytes");
        return string.Join(' ', coded.Events.Select(e => $"{e.Action.Cameo}{e.Date.Precision}").Concat(coded.Held.Select(h => $"{h.Reason}")).Distinct().Order(StringComparer.Ordinal).Take(6));

        void In(Span span) => Promise.Inside(span.Start, span.End, 0, (span.Field == Field.Title ? title ?? "" : text).Length, "span");

        static byte[] Bytes(CodedArticle coded)
        {
            var buffer = new ArrayBufferWriter<byte>();
            CodeJson.WriteLine(buffer, "a", coded);
            return buffer.WrittenSpan.ToArray();
        }
    }

    static string Conll(byte[] bytes)
    {
        try
        {
            var n = 0;
            foreach (var s in Conllu.Read(new StringReader(Encoding.UTF8.GetString(bytes))))
            {
                n += s.Sentence.Count;
                for (var i = 0; i < s.Sentence.Count; i++)
                {
                    Promise.Inside(s.Sentence.TokenStart(i), s.Sentence.TokenEnd(i), 0, s.Sentence.Text.Length, "word");
                    Promise.Kept(s.Sentence.Head(i) >= -1 && s.Sentence.Head(i) < s.Sentence.Count, "a head is a word of the sentence");
                }

                s_tools.Value.Annotator.Annotate([s.Sentence]);
                Check(s.Sentence);
                Conllu.Write(TextWriter.Null, s.Sentence);
            }

            return $"{n}";
        }
        catch (FormatException e)
        {
            return Promise.Short(e.Message, 12);
        }
    }

    static void Check(Sentence s)
    {
        var roots = 0;
        for (var i = 0; i < s.Count; i++)
        {
            roots += s.Head(i) < 0 ? 1 : 0;
            Promise.Kept(s.Head(i) >= -1 && s.Head(i) < s.Count, "a head is a word of the sentence");
        }

        Promise.Kept(roots == (s.Count > 0 ? 1 : 0), $"a sentence of {s.Count} words has {roots} roots");
    }

    static string Model(byte[] bytes)
    {
        try
        {
            using var net = Net.From(bytes);
            return "opened";
        }
        catch (InvalidDataException e)
        {
            return Promise.Short(e.Message, 20);
        }
    }

    static string Entities(byte[] bytes) => Checkout.AsFile(bytes, path =>
    {
        try
        {
            EntityTagger.Load(path);
            return "opened";
        }
        catch (InvalidDataException e)
        {
            return Promise.Short(e.Message.Replace(path, ""), 30);
        }
    });

    static string Lemmas(byte[] bytes)
    {
        try
        {
            var table = Lemmatizer.Load(new StringReader(Encoding.UTF8.GetString(bytes)));
            return string.Join(' ', table.Lemma("recalled", "VBD"), table.Lemma("talks", "NNS"), table.Lemma("x", "NN"));
        }
        catch (FormatException e)
        {
            return Promise.Short(e.Message, 10);
        }
    }

    static string Request(byte[] bytes)
    {
        var (request, error) = CodeRequest.Parse(Encoding.UTF8.GetString(bytes));
        Promise.Kept(request is null != error is null, "a request or a reason");
        _ = request?.ToArticle();
        return Promise.Short($"{error}", 60);
    }

    /// <summary>Half of the inputs as UTF-16, so that halves of pairs come too.</summary>
    static string Words(byte[] bytes) => bytes.Length % 2 == 0 && bytes.Length > 3 && bytes[0] > 127 ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);
}
