using System.Diagnostics;
using System.Globalization;
using Demarche.Pipeline.Ingest;

namespace Demarche.Cli.Output;

/// <summary>Tells on stderr how far long work is: one line written over on a terminal, a new one every five seconds elsewhere.</summary>
sealed class Progress : IDisposable
{
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly bool _terminal = !Console.IsErrorRedirected;
    readonly Func<double>? _done;
    TimeSpan _next = TimeSpan.FromSeconds(Console.IsErrorRedirected ? 5 : 0.3);
    bool _shown;

    /// <summary>Starts the clock.</summary>
    /// <param name="done">The share of the work that is done, 0 to 1; null or 0 where nobody knows.</param>
    public Progress(Func<double>? done = null) => _done = done;

    /// <summary>Shows counts when it is time to.</summary>
    public void Show(IngestCounts counts)
    {
        if (_clock.Elapsed >= _next)
        {
            _next = _clock.Elapsed + TimeSpan.FromSeconds(_terminal ? 0.3 : 5);
            Line(Text(counts, _clock.Elapsed, _done?.Invoke() ?? 0));
        }
    }

    /// <summary>The line: counts, rate, time left.</summary>
    internal static string Text(IngestCounts counts, TimeSpan elapsed, double done)
    {
        var rate = counts.Seen / Math.Max(0.001, elapsed.TotalSeconds);
        var left = done is > 0.01 and < 1 ? TimeSpan.FromSeconds(elapsed.TotalSeconds * (1 - done) / done) : (TimeSpan?)null;
        return string.Create(CultureInfo.InvariantCulture, $"{counts.Added} documents in the record ({counts.Events} events, {counts.Held} held, {counts.Copies} copies), {counts.Known} already there, {counts.Failed} not read, {rate:0}/s{(left is { } t ? $", {Show(t)} left" : "")}");
    }

    static string Show(TimeSpan t) => t.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"about {t.TotalMinutes:0} min") : string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, t.TotalSeconds):0} s");

    /// <summary>Says what is done now, on a terminal only.</summary>
    public void Say(string what)
    {
        if (_terminal && _clock.Elapsed.TotalSeconds > 1)
        {
            Line(what);
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Clear()
    {
        if (_shown && _terminal)
        {
            Console.Error.Write("\r" + new string(' ', Width) + "\r");
            _shown = false;
        }
    }

    public void Dispose() => Clear();

    void Line(string text)
    {
        if (_terminal)
        {
            Console.Error.Write("\r" + (text.Length > Width ? text[..Width] : text.PadRight(Width)));
            _shown = true;
        }
        else
        {
            Console.Error.WriteLine(text);
        }
    }

    static int Width => Console.WindowWidth > 20 ? Console.WindowWidth - 1 : 79;
}
