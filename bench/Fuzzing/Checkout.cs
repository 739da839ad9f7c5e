namespace Demarche.Fuzzing;

/// <summary>Where the repository is, and files of it.</summary>
static class Checkout
{
    /// <summary>The repository's root.</summary>
    internal static string Root { get; } = FindRoot();

    internal static string Data(params ReadOnlySpan<string> parts) => Path.Combine([Root, "data", .. parts]);

    /// <summary>The first bytes of a file that ships.</summary>
    internal static byte[] Head(string path, int length)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Math.Min(length, file.Length)];
        file.ReadExactly(head);
        return head;
    }

    /// <summary>Runs what wants a file; the file is gone afterwards.</summary>
    internal static T AsFile<T>(byte[] bytes, Func<string, T> run)
    {
        var path = Path.Combine(Path.GetTempPath(), $"demarche-fuzz-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        try
        {
            File.WriteAllBytes(path, bytes);
            return run(path);
        }
        finally
        {
            foreach (var left in (string[])[path, path + ".wal", path + ".lock"])
            {
                File.Delete(left);
            }
        }
    }

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Demarche.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Demarche.slnx was not found above the program.");
    }
}
