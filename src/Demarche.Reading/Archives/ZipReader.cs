using System.IO.Compression;

namespace Demarche.Reading.Archives;

/// <summary>ZIP archives → the documents in them, in ordinal order of name. Nothing is written to disk but a temporary copy of an archive that comes through a pipe.</summary>
static class ZipReader
{
    const int MaxEntries = 1_000_000;
    const long Free = 256L << 20;

    public static IEnumerable<ReadResult> Read(Stream stream, string origin, ReaderOptions options, int depth)
    {
        if (depth > 2)
        {
            yield return ReadResult.Not(origin, "nested", "archives are nested more than two deep; unpack the outer one first");
            yield break;
        }

        using var copy = stream.CanSeek ? null : Spool(stream);
        var source = copy ?? stream;
        source.Position = 0;
        using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaxEntries)
        {
            yield return ReadResult.Not(origin, "too-large", $"the archive has more than {MaxEntries} entries; split it");
            yield break;
        }

        // All entries together share one allowance: entries may overlap in the file.
        long total = 0;
        var size = source.Length;
        foreach (var entry in zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (entry.FullName.EndsWith('/') || !Formats.Known(entry.FullName))
            {
                continue;
            }

            var place = $"{origin}!{entry.FullName}";
            foreach (var result in Guard.Run(() => Entry(entry, place, options, depth, n => total += n, () => Math.Max(size - total / 200, entry.CompressedLength)), place))
            {
                yield return result;
            }

            if (total > Free && total > 200 * size)
            {
                yield return ReadResult.Not(origin, "bomb", "the archive unpacks to more than 200 times its size, as an attack would; the rest is left out");
                yield break;
            }
        }
    }

    static IEnumerable<ReadResult> Entry(ZipArchiveEntry entry, string place, ReaderOptions options, int depth, Action<long> count, Func<long> packed)
    {
        using var unpacked = new UnpackedStream(entry.Open(), packed, Free);
        var counted = new CountedStream(unpacked);
        try
        {
            foreach (var result in Reader.Read(counted, place, options, depth + 1))
            {
                yield return result;
            }
        }
        finally
        {
            count(counted.Count);
        }
    }

    static FileStream Spool(Stream stream)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        stream.CopyTo(file);
        return file;
    }
}
