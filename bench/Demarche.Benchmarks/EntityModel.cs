using Demarche.Language;
using Demarche.Language.Entities;
using Demarche.Language.Training;

namespace Demarche.Benchmarks;

/// <summary>Trains the entity model and measures it by cross-validation on UNER's EWT dev.</summary>
static class EntityModel
{
    const int Passes = 12;
    const int Folds = 5;

    public static int Build(string[] args)
    {
        var (data, vectors, shared, output) = (args[0], args[1], args[2], args.Length > 3 ? args[3] : null);
        using var annotator = Annotator.Load(Path.Combine(data, "models", "english.dml"));
        var uner = EntityData.Iob(Path.Combine(shared, "ner", "uner-ewt-dev.iob2"), '\t', 1, 2);
        var others = EntityData.Iob(Path.Combine(shared, "ner", "wikigold.conll"), ' ', 0, 1)
            .Concat(EntityData.Gum(Path.Combine(shared, "ud", "gumfree-train.conllu.gz"))).ToList();
        annotator.Annotate([.. uner.Concat(others).Select(e => e.Item1)]);
        var names = EntityData.Names(data, vectors);
        Console.Error.WriteLine($"{uner.Count} + {others.Count} sentences, {names.Count} names");
        if (output is not null)
        {
            using var file = File.Create(output);
            EntityTrainer.Train([.. uner, .. others], names, Passes, 1).Save(file);
            return 0;
        }

        var counts = new Dictionary<string, (int Right, int Own, int Gold)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var tagger = EntityTrainer.Train([.. uner.Where((_, i) => i * Folds / uner.Count != fold), .. others], names, Passes, 1);
            for (var i = 0; i < uner.Count; i++)
            {
                if (i * Folds / uner.Count == fold)
                {
                    Count(tagger, uner[i].Item1, uner[i].Item2, counts);
                }
            }
        }

        foreach (var (type, (right, own, gold)) in counts.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            Console.Out.WriteLine($"{type}: precision {100.0 * right / own:F1} recall {100.0 * right / gold:F1} F1 {200.0 * right / (own + gold):F1} (n = {gold})");
        }

        return 0;
    }

    static void Count(EntityTagger tagger, Sentence s, int[] labels, Dictionary<string, (int Right, int Own, int Gold)> counts)
    {
        tagger.Annotate(s);
        var gold = new HashSet<Entity>();
        for (var i = 0; i < labels.Length; i++)
        {
            if ((labels[i] & 1) == 1)
            {
                var end = i + 1;
                while (end < labels.Length && labels[end] == labels[i] + 1)
                {
                    end++;
                }

                gold.Add(new Entity(i, end, EntityTagger.Types[labels[i] / 2]));
            }
        }

        foreach (var type in EntityTagger.Types.Append("all"))
        {
            var (right, own, all) = counts.GetValueOrDefault(type);
            bool Is(Entity e) => type == "all" || e.Type == type;
            counts[type] = (right + s.Entities.Count(e => Is(e) && gold.Contains(e)), own + s.Entities.Count(Is), all + gold.Count(Is));
        }
    }
}
