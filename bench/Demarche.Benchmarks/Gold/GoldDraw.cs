using System.Text.Encodings.Web;
using System.Text.Json;

namespace Demarche.Benchmarks.Gold;

/// <summary>Draws the items that were coded by hand, with their words, to read beside the labels.</summary>
static class GoldDraw
{
    static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(string currentEvents, string sample)
    {
        var (gold, more) = GoldItem.Draw(currentEvents);
        foreach (var i in sample == "base" ? more : gold)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { id = i.Id, hash = i.Hash, date = i.Date, text = i.Text }, s_options));
        }

        return 0;
    }
}
