using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Demarche.Coding.Actors;
using Demarche.Language;

namespace Demarche.Benchmarks;

/// <summary>How fast the actor tables load, how fast mentions are found, and what is found, line by line, for reading.</summary>
static class Mentions
{
    /// <summary>Median time of nine loads in one process, first one apart.</summary>
    public static int Load(string folder)
    {
        var times = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var watch = Stopwatch.StartNew();
            var catalog = ActorCatalog.Load(folder);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (i == 0)
            {
                Console.Out.WriteLine($"{catalog.NameCount} names, first load {times[0]:F0} ms");
            }
        }

        Console.Out.WriteLine($"median of nine more {times.Skip(1).Order().ElementAt(4):F0} ms");
        return 0;
    }

    /// <summary>Mentions of dated JSON lines; without a model by the words alone.</summary>
    public static int Show(string folder, string model, string file)
    {
        var finder = new MentionFinder(ActorCatalog.Load(folder));
        var annotator = model == "-" ? null : Annotator.Load(model);
        var (sentences, words, spent) = (0, 0L, 0.0);
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            DateOnly? on = json.RootElement.TryGetProperty("date", out var d) && DateOnly.TryParseExact(d.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            foreach (var s in annotator?.Annotate(text, 0, text.Length) ?? Segmenter.Split(text, 0, text.Length))
            {
                var from = Stopwatch.GetTimestamp();
                var found = finder.Find(s, on);
                spent += Stopwatch.GetElapsedTime(from).TotalSeconds;
                sentences++;
                words += s.Count;
                Console.Out.WriteLine(s.ToString().ReplaceLineEndings(" "));
                foreach (var m in found)
                {
                    var a = m.Mention.Actor;
                    Console.Out.WriteLine($"    {m.Mention.Text.ReplaceLineEndings(" ")} [{s.Word(m.Head)}]  {a.Country ?? "?"} {string.Join('+', a.Sectors)}  {a.Id} {a.Role}{(m.Mention.Members is { } parts ? " = " + string.Join(", ", parts.Select(p => p.Actor.Country + " " + p.Actor.Sector)) : "")}");
                }
            }
        }

        Console.Error.WriteLine($"{sentences} sentences, {words} words, {sentences / spent:N0} sentences/s");
        return 0;
    }
}
