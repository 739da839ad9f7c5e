using System.IO.Compression;

using System.Text.Json;
using Demarche.Forecasting.Calibrating;
using Demarche.Forecasting.History;
using Demarche.Forecasting.Ranking;
using Demarche.Forecasting.Trees;
using Utf = System.Text.Encoding;

namespace Demarche.Forecasting;

/// <summary>
/// The model as one file: a head anybody can read as JSON (versions, cut-off, sizes), then names, facts, weights and forests, gzip.
/// The running state is not in it: it is built again from the facts, which takes seconds.
/// </summary>
static class ModelFile
{
    const string Magic = "demarche-forecast";
    const int Version = 2;

    /// <summary>More names than any record has; a larger number is a damaged file.</summary>
    const int MostNames = 5_000_000;

    sealed record Head(string Format, int Version, string Program, int LastDay, int Facts, int Entities, int Capacity, int Relations, int Features, ForecastOptions Options);

    public static void Write(ForecastModel model, string path)
    {
        var temporary = path + ".part";
        using (var file = File.Create(temporary))
        using (var stream = new GZipStream(file, CompressionLevel.Fastest))
        using (var to = new BinaryWriter(stream, Utf.UTF8))
        {
            var facts = model.Facts;
            var head = new Head(Magic, Version, typeof(ModelFile).Assembly.GetName().Version?.ToString(3) ?? "", model.LastDay, facts.Facts.Count, facts.Entities.Count, model.Walk.Memory.Entities, facts.Relations.Count, FeatureNames.Count, model.Options);
            to.Write(JsonSerializer.Serialize(head));
            for (var e = 0; e < facts.Entities.Count; e++)
            {
                to.Write(facts.Entities[e]);
                to.Write(facts.Countries[e]);
                to.Write(facts.Roles[e]);
            }

            foreach (var r in facts.Relations)
            {
                to.Write(r);
            }

            foreach (var f in facts.Facts)
            {
                to.Write(f.Source);
                to.Write(f.Relation);
                to.Write(f.Target);
                to.Write(f.Day);
            }

            foreach (var encoder in model.Walk.Encoders)
            {
                encoder.Write(to);
            }

            Write(to, model.Ranker.Isolated);
            Write(to, model.Ranker.Batch);
            to.Write(model.Horizon is not null);
            model.Horizon?.Write(to);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">Not a model file, or one of another version.</exception>
    public static ForecastModel Read(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = new BufferedStream(new GZipStream(file, CompressionMode.Decompress), 1 << 16);
        using var from = new BinaryReader(stream, Utf.UTF8);
        Head? head;
        try
        {
            head = JsonSerializer.Deserialize<Head>(from.ReadString());
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or EndOfStreamException or FormatException or IOException)
        {
            throw new InvalidDataException($"'{path}' is no forecast model; make one with 'demarche train forecaster'.", e);
        }

        if (head is not { Format: Magic, Version: Version } || head.Features != FeatureNames.Count)
        {
            throw new InvalidDataException($"'{path}' is a model of version {head?.Version} with {head?.Features} features, this program reads version {Version} with {FeatureNames.Count}; train it again.");
        }

        if (head.Options is not { Encoder: not null, Trees: not null } || head.Entities is < 0 or > MostNames || head.Relations is < 0 or > MostNames || head.Facts < 0 || head.Capacity < head.Entities || head.Capacity > 2 * MostNames)
        {
            throw new InvalidDataException($"'{path}' tells of {head.Entities} entities, {head.Relations} relations and {head.Facts} facts in room for {head.Capacity}, or of no options; it is damaged, train or copy it again.");
        }

        try
        {
            return Read(from, head);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or ArgumentException or OverflowException or IndexOutOfRangeException or OutOfMemoryException or InvalidOperationException or IOException and not EndOfStreamException)
        {
            throw new InvalidDataException($"'{path}' holds numbers that no model has; it is damaged, train or copy it again.", e);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"'{path}' ends too early; it was cut off, train or copy it again.", e);
        }
    }

    static ForecastModel Read(BinaryReader from, Head head)
    {
        var facts = new FactSet();
        for (var e = 0; e < head.Entities; e++)
        {
            facts.Entity(from.ReadString(), from.ReadString(), from.ReadString());
        }

        for (var r = 0; r < head.Relations; r++)
        {
            facts.Relation(from.ReadString());
        }

        for (var i = 0; i < head.Facts; i++)
        {
            facts.Add(new Quadruple(from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32()));
        }

        var walk = new Walk(head.Options, head.Capacity, facts.Relations.Count, facts.Kinds(head.Capacity));
        foreach (var (day, of) in new Timeline(facts.Facts).Days)
        {
            walk.Close(day, of, weights: false);
        }

        foreach (var encoder in walk.Encoders)
        {
            encoder.Read(from);
        }

        var ranker = new Ranker(ReadForests(from), ReadForests(from), head.Options.EncoderShare, head.Capacity);
        walk.Settle();
        return new ForecastModel { Facts = facts, Options = head.Options, Walk = walk, Ranker = ranker, Horizon = from.ReadBoolean() ? HorizonModel.Read(from) : null };
    }

    static void Write(BinaryWriter to, Forest[] forests)
    {
        to.Write(forests.Length);
        foreach (var forest in forests)
        {
            to.Write(forest.Depth);
            to.Write(forest.Trees);
            foreach (var cuts in forest.Bins.Cuts)
            {
                to.Write(cuts.Length);
                foreach (var cut in cuts)
                {
                    to.Write(cut);
                }
            }

            for (var i = 0; i < forest.Trees * forest.Nodes; i++)
            {
                to.Write(forest.Feature[i]);
                to.Write(forest.Cut[i]);
                to.Write(forest.Value[i]);
            }
        }
    }

    static Forest[] ReadForests(BinaryReader from)
    {
        var forests = new Forest[from.ReadInt32()];
        for (var k = 0; k < forests.Length; k++)
        {
            int depth = from.ReadInt32(), trees = from.ReadInt32();
            var cuts = new float[FeatureNames.Count][];
            for (var f = 0; f < cuts.Length; f++)
            {
                cuts[f] = new float[from.ReadInt32()];
                for (var i = 0; i < cuts[f].Length; i++)
                {
                    cuts[f][i] = from.ReadSingle();
                }
            }

            var forest = forests[k] = new Forest(depth, new Bins(cuts));
            for (var t = 0; t < trees; t++)
            {
                var feature = new short[forest.Nodes];
                var cut = new byte[forest.Nodes];
                var value = new float[forest.Nodes];
                for (var i = 0; i < forest.Nodes; i++)
                {
                    (feature[i], cut[i], value[i]) = (from.ReadInt16(), from.ReadByte(), from.ReadSingle());
                }

                forest.Add(feature, cut, value);
            }
        }

        return forests;
    }
}
