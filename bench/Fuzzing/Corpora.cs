namespace Demarche.Fuzzing;

/// <summary>Inputs that long runs kept because each took a branch no smaller one took: one a line in base64, in <c>bench/Fuzzing/corpus</c>.</summary>
static class Corpora
{
    internal static string PathOf(string target) => Path.Combine(Checkout.Root, "bench", "Fuzzing", "corpus", target + ".b64");

    /// <summary>What was kept for a target; nothing when no long run was made.</summary>
    internal static IEnumerable<byte[]> Kept(string target) =>
        File.Exists(PathOf(target)) ? File.ReadLines(PathOf(target)).Where(l => l.Length > 0 && l[0] != '#').Select(Convert.FromBase64String) : [];

    /// <summary>Keeps inputs, the smallest first.</summary>
    internal static void Keep(string target, IEnumerable<byte[]> inputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(target))!);
        File.WriteAllLines(PathOf(target), ["# source: made by bench fuzz from our own samples in bench/Fuzzing", .. inputs.OrderBy(i => i.Length).Select(Convert.ToBase64String)]);
    }
}
