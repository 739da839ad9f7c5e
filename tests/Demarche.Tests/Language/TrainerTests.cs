using System.Text;
using Demarche.Language;
using Demarche.Language.Model;
using Demarche.Language.Training;

namespace Demarche.Tests.Language;

public class TrainerTests
{
    [Fact]
    public void A_language_that_is_not_English_is_learned_without_word_vectors()
    {
        using var folder = new TempFolder();
        var path = folder.File("verbs-last.conllu");
        File.WriteAllText(path, VerbsLast(800, 1));
        var unseen = folder.File("unseen.conllu");
        File.WriteAllText(unseen, VerbsLast(40, 2));
        var options = new TrainingOptions { Train = [path], Seed = 3, Epochs = 24, Width = 64, Layers = "cr", CaseCopies = 0, Note = "a test" };
        var model = Trainer.Train(options, _ => { });
        using var annotator = new Annotator(Net.From(model), Kernels.Best);
        var scores = TreeScores.Measure(annotator, Treebank.Read(unseen));
        Assert.True(scores.Labelled > 95 && scores.Upos > 95, scores.ToString());
    }

    [Fact]
    public void Trees_of_others_are_learned_beside_the_gold_ones_and_twice_the_same()
    {
        using var folder = new TempFolder();
        var (gold, auto) = (folder.File("gold.conllu"), folder.File("auto.conllu"));
        File.WriteAllText(gold, VerbsLast(10, 1));
        File.WriteAllText(auto, VerbsLast(200, 5));
        var said = new List<string>();
        var options = new TrainingOptions { Train = [gold], Auto = auto, AutoPerEpoch = 150, Dev = [gold], Epochs = 2, Width = 64, Layers = "c" };
        var model = Trainer.Train(options, said.Add);
        Assert.Equal(2, said.Count(line => line.StartsWith("epoch ", StringComparison.Ordinal)));
        Assert.Equal(2, said.Count(line => line.Contains("gold: UPOS", StringComparison.Ordinal)));
        Assert.Equal(model, Trainer.Train(options, _ => { }));
    }

    /// <summary>Subject in -о, object in -у, verb in -ет at the end, adjectives in -ый behind their nouns; the words themselves tell nothing.</summary>
    static string VerbsLast(int sentences, ulong seed)
    {
        var chance = new Chance(seed);
        var text = new StringBuilder();
        for (var i = 0; i < sentences; i++)
        {
            List<(string Form, string Upos, int Head, string Relation)> words = [];
            var (hasObject, first, second) = (chance.Below(3) > 0, chance.Below(2), chance.Below(2));
            var verb = 2 + first + (hasObject ? 1 + second : 0);
            Noun("о", first, "nsubj");
            if (hasObject)
            {
                Noun("у", second, "obj");
            }

            words.Add((Stem() + "ет", "VERB", 0, "root"));
            for (var k = 0; k < words.Count; k++)
            {
                text.Append(k + 1).Append('\t').Append(words[k].Form).Append("\t_\t").Append(words[k].Upos).Append("\t_\t_\t").Append(words[k].Head).Append('\t').Append(words[k].Relation).Append("\t_\t_\n");
            }

            text.Append('\n');

            void Noun(string ending, int adjectives, string relation)
            {
                words.Add((Stem() + ending, "NOUN", verb, relation));
                if (adjectives > 0)
                {
                    words.Add((Stem() + "ый", "ADJ", words.Count, "amod"));
                }
            }
        }

        return text.ToString();

        string Stem() => string.Concat(Enumerable.Range(0, 2 + chance.Below(2)).Select(_ => $"{"бвгдзклмнпрст"[chance.Below(13)]}{"аиоу"[chance.Below(4)]}"));
    }
}
