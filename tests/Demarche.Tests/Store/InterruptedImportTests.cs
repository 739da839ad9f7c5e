using System.Diagnostics;
using Demarche.Store;
using Demarche.Store.Exchange;
using Demarche.Tests.Cli;

namespace Demarche.Tests.Store;

/// <summary>An import that is cut off leaves whole files or nothing, and the next one goes on.</summary>
public class InterruptedImportTests
{
    const int Rows = 3000;
    const int Files = 3;

    [Fact]
    public async Task Killed_at_ten_random_moments_the_record_holds_whole_files_only()
    {
        using var folder = new TempFolder();
        for (var f = 0; f < Files; f++)
        {
            folder.Write($"f{f}.tab", File(f));
        }

        string[] import = ["import", "--layout", "icews", .. Enumerable.Range(0, Files).Select(f => $"f{f}.tab"), "--store"];
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, [.. import, "whole.duckdb"])).Exit);
        var whole = watch.Elapsed;
        Assert.Equal(Files * Rows, Taken(folder.File("whole.duckdb")).Sum());

        var chance = new Random(20261125);
        var cut = 0;
        for (var i = 0; i < 10; i++)
        {
            var name = $"k{i}.duckdb";
            using (var process = Process.Start(new ProcessStartInfo(BuiltProgram.Path, [.. import, name]) { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true })!)
            {
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (!process.WaitForExit(whole * (0.3 + (0.7 * chance.NextDouble()))))
                {
                    process.Kill();
                    cut++;
                }

                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            if (System.IO.File.Exists(folder.File(name)))
            {
                Assert.All(Taken(folder.File(name)), n => Assert.Equal(Rows, n));
            }

            Assert.Equal(0, (await BuiltProgram.Run(folder.Path, [.. import, name])).Exit);
            Assert.Equal(Files * Rows, Taken(folder.File(name)).Sum());
            System.IO.File.Delete(folder.File(name));
        }

        Assert.True(cut > 0, "no run was cut off; the moments were too late");
    }

    [Fact]
    public async Task A_full_disk_is_told_in_one_line_and_nothing_half_written_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits of file size are set by a shell");
        using var folder = new TempFolder();
        folder.Write("f0.tab", File(0));
        EventStore.Open(folder.File("a.duckdb")).Dispose();
        var blocks = (new FileInfo(folder.File("a.duckdb")).Length / 1024) + 64;
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec '{BuiltProgram.Path}' import --layout icews f0.tab --store a.duckdb"]) { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" } })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.StartsWith("unwritable: ", error);
        Assert.Empty(Taken(folder.File("a.duckdb")));
        Assert.Equal(0, (await BuiltProgram.Run(folder.Path, ["import", "--layout", "icews", "f0.tab", "--store", "a.duckdb"])).Exit);
        Assert.Equal([Rows], Taken(folder.File("a.duckdb")));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "folder permissions of this system are other ones");
        using var folder = new TempFolder();
        folder.Write("f0.tab", File(0));
        var outcome = await BuiltProgram.Run(folder.Path, ["import", "--layout", "icews", "f0.tab", "--store", "/proc/a.duckdb"]);
        Assert.Equal(1, outcome.Exit);
        Assert.StartsWith("unwritable: '/proc/a.duckdb'", outcome.Error);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Half_a_file_is_taken_up_to_the_break_and_the_broken_line_is_named()
    {
        using var folder = new TempFolder();
        var text = File(0);
        folder.Write("f.tab", text[..(text.Length / 2)]);
        var outcome = await BuiltProgram.Run(folder.Path, ["import", "--layout", "icews", "f.tab"]);
        Assert.Equal(3, outcome.Exit);
        Assert.Contains("broken-row: f.tab:", outcome.Error);
        Assert.Contains(", 1 broken", outcome.Error);
    }

    /// <summary>Rows of each import in the record.</summary>
    static List<int> Taken(string path)
    {
        using var store = EventStore.Open(path, readOnly: true);
        return [.. store.ImportedCounts()];
    }

    static string File(int f)
    {
        var lines = Enumerable.Range(0, Rows).Select(i => $"{(f * Rows) + i}\t2018-{1 + (i % 12):00}-{1 + (i % 28):00}\tFrance\tNA\tFrance\tAccuse\t112\t-2\tBelarus\tNA\tBelarus\t{i}\t1\tP\tNA\tNA\tNA\tNA\tNA\tNA");
        return string.Join('\t', Layout.Find("icews")!.Columns) + "\n" + string.Join('\n', lines) + "\n";
    }
}
