namespace Demarche.Web.Tests;

/// <summary>Where tests find the repository, and where they leave pictures.</summary>
static class Place
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A missing browser or tool fails instead of skipping.</summary>
    public static bool RequireAll => Environment.GetEnvironmentVariable("DEMARCHE_REQUIRE_ALL") == "1";

    /// <summary>Folder for screenshots.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

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
