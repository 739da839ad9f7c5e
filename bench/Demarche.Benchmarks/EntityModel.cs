using Demarche.Language;
using Demarche.Language.Entities;
using Demarche.Language.Model;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>Trains the entity head on a finished net, or measures it by cross-validation on UNER's EWT dev.</summary>
static class EntityModel
{
    const int Passes = 6;
    const int Folds = 5;

    /// <summary>Heads that are averaged.</summary>
    const int Members = 2;

    /// <summary>How often a pass sees the sentences whose annotation is closest to what is wanted.</summary>
    const int Times = 3;

    public static int Build(string[] args)
    {
        var (data, vectors, shared, output) = (args[0], args[1], args[2], args.Length > 3 ? args[3] : null);
        var net = Net.Load(Path.Combine(data, "models", "english.dml"));
        var names = EntityData.Names(data, vectors);
        var collector = new EntityCollector(names, net.Layout.Width);
        using var annotator = new Annotator(net, Kernels.Best, lemmas: null, collector);
        var gold = EntityData.Iob(Path.Combine(shared, "ner", "uner-ewt-dev.iob2"), '\t', 1, 2);
        var uner = See(gold);
        var written = EntityData.Iob(Path.Combine(shared, "ner", "wikigold.conll"), ' ', 0, 1)
            .Concat(EntityData.Gum(Path.Combine(shared, "ud", "gumfree-train.conllu.gz"))).ToList();
        var others = See(written.Concat(Lowered(written)));
        Console.Error.WriteLine($"{uner.Count} + {others.Count} sentences, {names.Count} names");
        if (output is not null)
        {
            using var file = File.Create(output);
            Learn(uner).Save(file);
            return 0;
        }

        var counts = new Dictionary<string, (int Right, int Own, int Gold)>();
        var units = new List<(int Right, int Own, int Gold)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var tagging = new Annotator(net, Kernels.Best, lemmas: null, Learn([.. uner.Where((_, i) => i * Folds / uner.Count != fold)]));
            var sentences = gold.Where((_, i) => i * Folds / uner.Count == fold).ToList();
            tagging.Annotate([.. sentences.Select(s => s.Item1)]);
            foreach (var (s, labels) in sentences)
            {
                var before = counts.GetValueOrDefault("all");
                Count(s, labels, counts);
                var after = counts["all"];
                units.Add((after.Right - before.Right, after.Own - before.Own, after.Gold - before.Gold));
            }
        }

        foreach (var (type, (right, own, all)) in counts.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            Console.Out.WriteLine($"{type}: precision {100.0 * right / own:F1} recall {100.0 * right / all:F1} F1 {200.0 * right / (own + all):F1} (n = {all})");
        }

        Tell(units);
        return 0;

        List<EntityExample> See(IEnumerable<(Sentence Sentence, byte[] Labels)> sentences)
        {
            var list = sentences.ToList();
            annotator.Annotate([.. list.Select(e => e.Sentence)]);
            return list.ConvertAll(e => collector.Example(e.Sentence, e.Labels));
        }

        EntityTagger Learn(List<EntityExample> near)
        {
            List<EntityExample> all = [.. others, .. Enumerable.Repeat(near, Times).SelectMany(e => e)];
            return new(EntityHead.Average([.. Enumerable.Range(1, Members).Select(seed => EntityTrainer.Train(net, all, Passes, (ulong)seed))]), names, Kernels.Best);
        }
    }

    /// <summary>The middle 95 % of F1 when sentences are drawn again.</summary>
    static void Tell(List<(int Right, int Own, int Gold)> units)
    {
        const int Draws = 2000;
        var drawn = Enumerable.Range(0, Draws).Select(seed =>
        {
            var chance = new Random(seed);
            var (right, of) = (0, 0);
            for (var i = 0; i < units.Count; i++)
            {
                var u = units[chance.Next(units.Count)];
                (right, of) = (right + u.Right, of + u.Own + u.Gold);
            }

            return 200.0 * right / Math.Max(1, of);
        }).Order().ToArray();
        Console.Out.WriteLine($"all: F1 {drawn[Draws / 40]:F1} to {drawn[Draws - 1 - (Draws / 40)]:F1} over {units.Count} sentences drawn again {Draws} times");
    }

    /// <summary>Every third sentence with a name once more without capitals, as people write in haste.</summary>
    static IEnumerable<(Sentence, byte[])> Lowered(IEnumerable<(Sentence Sentence, byte[] Labels)> sentences) =>
        sentences.Where(e => e.Labels.Any(l => l > 0)).Where((_, i) => i % 3 == 0)
            .Select(e => (Treebank.WithForms(e.Sentence, e.Sentence.Count, i => e.Sentence.Word(i).ToLowerInvariant()), e.Labels));

    static void Count(Sentence s, byte[] labels, Dictionary<string, (int Right, int Own, int Gold)> counts)
    {
        List<Entity> list = [];
        LabelChain.Collect(labels, 0, list);
        var gold = list.ToHashSet();
        foreach (var type in LabelChain.Types.Append("all"))
        {
            var (right, own, all) = counts.GetValueOrDefault(type);
            bool Is(Entity e) => type == "all" || e.Type == type;
            counts[type] = (right + s.Entities.Count(e => Is(e) && gold.Contains(e)), own + s.Entities.Count(Is), all + gold.Count(Is));
            if (type == "all" && Environment.GetEnvironmentVariable("SHOW") is not null && !gold.SetEquals(s.Entities))
            {
                Console.Out.WriteLine($"{s}\n   gold {Text(gold)}\n   own  {Text(s.Entities)}");
            }
        }

        string Text(IEnumerable<Entity> of) => string.Join("; ", of.OrderBy(e => e.First).Select(e => $"{e.Type} {s.Text[s.TokenStart(e.First)..s.TokenEnd(e.End - 1)]}"));
    }
}
