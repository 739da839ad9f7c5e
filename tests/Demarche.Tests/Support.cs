namespace Demarche.Tests;

/// <summary>Where tests find the repository and what stands beside it.</summary>
static class Support
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Everything the tests need must be there: a missing browser, server or data set fails instead of skipping.</summary>
    public static bool RequireAll => Environment.GetEnvironmentVariable("DEMARCHE_REQUIRE_ALL") == "1";

    /// <summary>A path below the data sets that stand beside the repository. Skips the test, saying so, where they are absent.</summary>
    public static string Shared(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.False(RequireAll, $"../shared/{relative} is missing and DEMARCHE_REQUIRE_ALL is set.");
            Assert.Skip($"../shared/{relative} is not on this machine.");
        }

        return path;
    }

    /// <summary>95 % bootstrap interval of a share: 2,000 resamples, the same each time.</summary>
    public static (double From, double To) Interval(IReadOnlyList<bool> right)
    {
        var random = new Random(1);
        var shares = new double[2000];
        for (var i = 0; i < shares.Length; i++)
        {
            var hits = 0;
            for (var k = 0; k < right.Count; k++)
            {
                hits += right[random.Next(right.Count)] ? 1 : 0;
            }

            shares[i] = hits / (double)right.Count;
        }

        Array.Sort(shares);
        return (shares[50], shares[1949]);
    }

    static string FindRoot()
    {
        var dir = AppContext.BaseDirectory;
        while (dir is not null && !File.Exists(Path.Combine(dir, "Demarche.slnx")))
        {
            dir = Path.GetDirectoryName(dir);
        }

        return dir ?? throw new InvalidOperationException("Demarche.slnx was not found above the test program.");
    }
}
