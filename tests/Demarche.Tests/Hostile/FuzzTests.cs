using System.Globalization;
using Demarche.Fuzzing;

namespace Demarche.Tests.Hostile;

/// <summary>
/// Spoiled input of every kind is read, refused with a reason, or annotated, and never breaks a promise. A short run with fixed seeds over good
/// samples and what long runs kept (bench/Fuzzing/corpus); bench <c>fuzz</c> makes long ones, watching which branches are taken.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    public static TheoryData<string> Names => [.. Targets.All.Where(t => !t.Value.Native).Select(t => t.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Spoiled_input_breaks_no_promise(string name)
    {
        var loop = new FuzzLoop(Targets.All[name], Setting("DEMARCHE_FUZZ_SEED", 1));
        loop.Start(Corpora.Kept(name));
        for (var i = Setting("DEMARCHE_FUZZ_RUNS", 250); i > 0; i--)
        {
            loop.Next();
        }

        output.WriteLine($"{name}: {loop.Runs} runs, {loop.Seen.Outcomes} different outcomes, {loop.Corpus.Count} kept");
    }
}
