using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz;
using SharpFuzz.Common;

namespace Demarche.Benchmarks.Fuzz;

/// <summary>Which branches a run took: our assemblies and the HTML parser are rewritten so that each branch counts itself in a table.</summary>
sealed unsafe class Branches
{
    const int Size = 1 << 16;

    static readonly string[] s_watched = ["Demarche.Events", "Demarche.Reading", "Demarche.Language", "Demarche.Coding", "Demarche.Store", "Demarche.Forecasting", "Demarche.Pipeline", "AngleSharp"];

    readonly byte* _now = (byte*)NativeMemory.AllocZeroed(Size);
    readonly byte[] _seen = new byte[Size];

    /// <summary>Begins to count. Nothing of the rewritten assemblies may have run before.</summary>
    internal Branches() => Trace.SharedMem = _now;

    /// <summary>Branches ever taken.</summary>
    internal int Taken => _seen.Count(b => b != 0);

    /// <summary>Rewrites the assemblies in a folder. The inner loops of the net stay as they are: their branches depend on sizes only, and counting slows them tenfold.</summary>
    internal static void Rewrite(string folder)
    {
        foreach (var name in s_watched)
        {
            Fuzzer.Instrument(Path.Combine(folder, name + ".dll"), type => !type.StartsWith("Demarche.Language.Model.Kernels", StringComparison.Ordinal) && !type.StartsWith("Demarche.Language.Training", StringComparison.Ordinal), Options.Value);
        }
    }

    /// <summary>Branches taken by the last run as often (once, twice, more, in powers of two) as by none before; the table is emptied.</summary>
    internal int New()
    {
        var found = 0;
        var longs = new Span<ulong>(_now, Size / 8);
        for (var i = 0; i < longs.Length; i++)
        {
            if (longs[i] == 0)
            {
                continue;
            }

            for (var k = i * 8; k < (i * 8) + 8; k++)
            {
                if (_now[k] != 0)
                {
                    var bit = (byte)(1 << BitOperations.Log2(_now[k]));
                    found += (_seen[k] & bit) == 0 ? 1 : 0;
                    _seen[k] |= bit;
                }
            }

            longs[i] = 0;
        }

        Trace.PrevLocation = 0;
        return found;
    }
}
