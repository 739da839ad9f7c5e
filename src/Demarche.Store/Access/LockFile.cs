using System.Security.Cryptography;
using System.Text.Json;

namespace Demarche.Store.Access;

/// <summary>What stands in <c>&lt;store&gt;.lock</c>: where the owner of the record listens and the word it wants to hear. Readable by its user alone.</summary>
/// <param name="Process">Id of the owner's process.</param>
/// <param name="Port">Port on the loopback address.</param>
/// <param name="Token">Made anew each time a process becomes owner.</param>
sealed record LockFile(int Process, int Port, string Token)
{
    public static string PathOf(string store) => System.IO.Path.GetFullPath(store) + ".lock";

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Null when there is none or it is not one.</summary>
    public static LockFile? Find(string store)
    {
        try
        {
            var path = PathOf(store);
            if (!File.Exists(path) || new FileInfo(path).Length > 1024)
            {
                return null;
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return new LockFile(root.GetProperty("pid").GetInt32(), root.GetProperty("port").GetInt32(), root.GetProperty("token").GetString() ?? "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public void Write(string store)
    {
        var path = PathOf(store);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path + ".new");
        using (var stream = new FileStream(path + ".new", options))
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("pid", Process);
            json.WriteNumber("port", Port);
            json.WriteString("token", Token);
            json.WriteEndObject();
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Removes it when it is still this one.</summary>
    public void Remove(string store)
    {
        try
        {
            if (Find(store) is { } found && found.Token == Token)
            {
                File.Delete(PathOf(store));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A lock file left behind names a port where nobody answers; the next one steps over it.
        }
    }
}
