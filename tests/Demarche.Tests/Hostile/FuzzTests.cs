using System.Globalization;

namespace Demarche.Tests.Hostile;

/// <summary>
/// Spoiled input of every kind is read, refused with a reason, or annotated, and never breaks a promise. A short run with fixed seeds;
/// DEMARCHE_FUZZ_RUNS=1000000 makes it a long one (DEMARCHE_FUZZ_SEED=2 another one), and -showLiveOutput tells how many were run.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    const int Longest = 1 << 16;

    /// <summary>Inputs kept for what they led to, at most.</summary>
    const int Corpus = 2_000;

    static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    public static TheoryData<string> Names => [.. Targets.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Spoiled_input_breaks_no_promise(string name)
    {
        var (seeds, run) = Targets.All[name];
        var (runs, seed) = (Setting("DEMARCHE_FUZZ_RUNS", 250), Setting("DEMARCHE_FUZZ_SEED", 1));
        var mutator = new Mutator(seed);
        var corpus = new List<byte[]>(seeds);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var good in seeds)
        {
            seen.Add(run(good));
        }

        for (var i = 0; i < runs; i++)
        {
            var bytes = mutator.Spoil(mutator.Pick(corpus), mutator.Pick(corpus), Longest);
            try
            {
                if (seen.Add(run(bytes)) && corpus.Count < Corpus)
                {
                    corpus.Add(bytes);
                }
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{name}, run {i} of seed {seed}: {Convert.ToBase64String(bytes)}", e);
            }
        }

        output.WriteLine($"{name}: {runs} runs, {seen.Count} different outcomes, {corpus.Count} kept");
    }
}
