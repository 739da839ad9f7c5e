using Demarche.Benchmarks;
using Demarche.Benchmarks.Gold;

// Each command prints figures for docs/measurements.md or rebuilds a table; nothing here runs in the tests.
return args switch
{
    ["serving", .. var part] => ServingBench.Run(part),
    ["record-scale", var folder, var n, .. var reports] => RecordScale.Run(folder, int.Parse(n, System.Globalization.CultureInfo.InvariantCulture), reports.FirstOrDefault()),
    ["ranking-baselines", var folder, var split] => Demarche.Benchmarks.Ranking.Baselines.Run(folder, split),
    ["forecast-growth", var folder] => Demarche.Benchmarks.Ranking.ForecastCost.Growth(folder),
    ["forecast-reliability", var model, var folder] => Demarche.Benchmarks.Ranking.Reliability.Run(model, folder),
    ["forecast-parts", var folder, var encoders] => Demarche.Benchmarks.Ranking.Parts.Run(folder, int.Parse(encoders, System.Globalization.CultureInfo.InvariantCulture)),
    ["forecast-query", var model] => Demarche.Benchmarks.Ranking.ForecastCost.Query(model),
    ["lemmas", var vectors, .. var files] => Lemmas.Build(vectors, files),
    ["lemmas-score", var table, var file] => Lemmas.Score(table, file),
    ["entities", _, _, _, ..] => EntityModel.Build(args[1..]),
    ["chunks", .. var files] => Chunks.Build(files),
    ["frames", var data, var file] => FramesOf.Print(data, file),
    ["annotate", var model, var file] => Annotation.Run(model, file),
    ["language"] => Speed.Usage(),
    ["mirror", var file] => Mirror.Write(file),
    ["intervals", var gold, var own] => Intervals.Run(gold, own),
    ["growth", var model] => Growth.Run(model),
    ["speed", var model, var file] => Speed.Run(model, file),
    ["together", var gold, .. var models] => Together.Run([gold, .. models]),
    ["stages", var data, var file] => Stages.Run(data, file),
    ["segment", .. var files] => Segmentation.Cut(files),
    ["actors-load", var folder] => Mentions.Load(folder),
    ["mentions", var folder, var model, var file] => Mentions.Show(folder, model, file),
    ["unresolved", var data, var news, .. var options] => UnresolvedParties.Run(data, news, options),
    ["gold-draw", var events, "gold" or "base"] => GoldDraw.Run(events, args[2]),
    ["gold-agreement", var first, var second, .. var rest] => GoldAgreement.Run(first, second, rest.FirstOrDefault()),
    ["gold-score", var labels, var events, .. var options] => GoldScore.Run(labels, events, options),
    ["holders", var data, var shared] => HolderCheck.Run(data, shared),
    ["happening-pairs", var actors, var news, var output] => HappeningPairs.Write(actors, news, output),
    ["word-weights", var news] => WordWeightsOf.Print(news),
    ["merging", var retold, var pairs, var news, .. var rest] => MergingScore.Run(retold, pairs, news, rest),
    ["copies", var news] => CopiesScore.Run(news),
    ["soak", var data, var lines, var minutes] => Soak.Run(data, lines, double.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture)),
    ["bill"] => BillOfMaterials.Print(),
    ["fuzz", .. var rest] => Demarche.Benchmarks.Fuzz.FuzzCommand.Run(rest),
    ["following", var data, .. var rest] => FollowingBench.Run(data, rest),
    ["gold-confidence", var labels, var events, var input, var relations] => GoldConfidence.Run(labels, events, input, relations),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: serving anew [NAME…] | serving kept [NAME…] | serving mix RATE SECONDS [NAME…] | record-scale FOLDER EVENTS [REPORTS.jsonl.gz]");
    Console.Error.WriteLine("usage: soak data LINES.jsonl MINUTES | fuzz SECONDS FOLDER [TARGET…] | bill > artifacts/sbom.cdx.json");
    Console.Error.WriteLine("usage: ranking-baselines FOLDER test|valid | forecast-growth FOLDER | forecast-query MODEL | forecast-reliability MODEL FOLDER | forecast-parts FOLDER ENCODERS | following data [RIDGE FAMILY-RIDGE BALANCE] [-v]");
    Console.Error.WriteLine("usage: gold-confidence LABELS CURRENT_EVENTS RELATIONS.in RELATIONS > data/actions/confidence.tsv | stages DATA LINES.jsonl");
    Console.Error.WriteLine("usage: entities DATA VECTORS SHARED [MODEL] | lemmas VECTORS TRAIN.conllu[.gz]… > data/language/lemmas.tsv | lemmas-score TABLE GOLD.conllu | chunks TRAIN.conllu[.gz]… > data/language/chunks.tsv (from an empty table) | annotate MODEL GOLD.conllu[.gz] > TREES.conllu | frames DATA FILE | actors-load data/actors | mentions data/actors MODEL|- LINES.jsonl | unresolved DATA LINES.jsonl [heldout] [list] | holders data ../shared | gold-draw CURRENT_EVENTS gold|base | gold-agreement CODER1 CODER2 [CURRENT_EVENTS] | gold-score LABELS CURRENT_EVENTS [--half calibration|score] [--list] | segment TEXT > CUT.conllu | happening-pairs data/actors NEWS PAIRS.jsonl | word-weights NEWS > data/merging/word-weights.tsv | merging RETOLD.jsonl bench/gold/happening-pairs.jsonl NEWS [fit] [show] | copies NEWS");
    return 2;
}
