using System.Text;

namespace Demarche.Cli.Output;

/// <summary>Where a verb's data goes: standard output, or a file that appears whole or not at all.</summary>
sealed class Sink : IDisposable
{
    readonly string? _file;
    bool _done;

    Sink(TextWriter writer, string? file, OutputFormat format, bool terminal)
    {
        Writer = writer;
        _file = file;
        Format = format;
        IsTerminal = terminal;
    }

    /// <summary>The file while it is being written; null on standard output.</summary>
    public string? Partial => _file is null ? null : _file + ".partial";

    /// <summary>UTF-8 without mark, lines end with LF.</summary>
    public TextWriter Writer { get; }

    /// <summary>The format asked for, or the usual one for this place.</summary>
    public OutputFormat Format { get; }

    /// <summary>True when a person reads along.</summary>
    public bool IsTerminal { get; }

    /// <summary>Opens it.</summary>
    /// <param name="output">A file, or null or <c>-</c> for standard output.</param>
    /// <param name="format">Name of a format, or null for the usual one.</param>
    public static Sink Open(string? output, string? format)
    {
        var file = output is null or "-" ? null : Path.GetFullPath(output);
        var terminal = file is null && !Console.IsOutputRedirected;
        var chosen = format is not null ? EnumNames.Find<OutputFormat>(format) ?? OutputFormat.Jsonl
            : file is not null && EnumNames.Find<OutputFormat>(Path.GetExtension(file).TrimStart('.').ToLowerInvariant()) is { } byName ? byName
            : terminal ? OutputFormat.Table : OutputFormat.Jsonl;
        if (chosen == OutputFormat.Parquet && file is null)
        {
            throw new Failure("usage", "parquet is no text: name a file with -o FILE", ExitCode.Usage);
        }

        Stream stream;
        try
        {
            stream = file is null ? Console.OpenStandardOutput() : new FileStream(file + ".partial", FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Failure("unwritable", $"'{output}' cannot be written; check that the folder exists and may be written to");
        }

        return new Sink(new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" }, file, chosen, terminal);
    }

    /// <summary>Says that everything is written; without it the file is dropped.</summary>
    public void Done()
    {
        Writer.Flush();
        _done = true;
    }

    /// <summary>Closes; puts the file in place when <see cref="Done"/> was said.</summary>
    public void Dispose()
    {
        if (_file is null)
        {
            if (_done)
            {
                Writer.Dispose();
            }

            return;
        }

        Writer.Dispose();
        if (_done)
        {
            File.Move(_file + ".partial", _file, overwrite: true);
        }
        else
        {
            File.Delete(_file + ".partial");
        }
    }
}
