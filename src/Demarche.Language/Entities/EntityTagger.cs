using System.Collections.Concurrent;
using System.Text;
using Demarche.Language.Model;

namespace Demarche.Language.Entities;

/// <summary>Finds names of persons, places and organisations on top of the shared net. Thread-safe; equal bytes on every machine.</summary>
sealed unsafe class EntityTagger(EntityHead head, NameTable names, Kernels kernels) : IStateReader
{
    const string Magic = "DMENT2";

    readonly ConcurrentQueue<Room> _idle = new();

    /// <summary>Which net the head was trained on.</summary>
    internal ulong TrainedOn => head.Net;

    /// <summary>Adds the entities of some words of a sentence that has its tags.</summary>
    public void Read(Sentence s, int first, int length, Net net, ReadOnlySpan<int> vectors, float* top)
    {
        if (first == 0)
        {
            s.Entities = [];
        }

        if (!_idle.TryDequeue(out var room))
        {
            room = new Room(names, head.State, head.Units);
        }

        room.Input.Read(s, first, length, net, vectors, top);
        room.Make(length);
        head.Score(kernels, room.Input, room.Hidden.Row(0), room.Wide.Row(0), room.Scores);
        var labels = room.Labels.AsSpan(0, length);
        room.Chain.Best(room.Scores, head.Steps, labels);
        if (labels.ContainsAnyExcept((byte)0))
        {
            var found = s.Entities as List<Entity> ?? [];
            LabelChain.Collect(labels, first, found);
            s.Entities = found;
        }

        _idle.Enqueue(room);
    }

    internal void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        head.Write(writer);
        names.Write(writer);
    }

    /// <summary>Opens a model file.</summary>
    /// <exception cref="InvalidDataException">The file is no entity model, or a damaged one.</exception>
    internal static EntityTagger Load(string path, Kernels? kernels = null)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            return reader.ReadString() == Magic
                ? new EntityTagger(EntityHead.Read(reader), NameTable.Read(reader), kernels ?? Kernels.Best)
                : throw new InvalidDataException($"'{path}' is no entity model of this version. Train one with bench 'entities'.");
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"The entity model '{path}' is cut short.", e);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            throw new InvalidDataException($"The entity model '{path}' is damaged; copy or train it again.", e);
        }
    }

    /// <summary>What one thread works in.</summary>
    sealed class Room(NameTable names, int state, int units)
    {
        internal EntityInput Input { get; } = new(names, state);

        internal Sheet Hidden { get; } = new(units);

        internal Sheet Wide { get; } = new(EntityHead.Columns);

        internal LabelChain Chain { get; } = new();

        internal float[] Scores { get; private set; } = [];

        internal byte[] Labels { get; private set; } = [];

        internal void Make(int length)
        {
            if (length > Labels.Length)
            {
                var n = Math.Max(length, 2 * Labels.Length);
                Hidden.Grow(n);
                Wide.Grow(n);
                Scores = new float[n * LabelChain.Stride];
                Labels = new byte[n];
            }
        }
    }
}
