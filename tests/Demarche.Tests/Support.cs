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
