using Demarche.Benchmarks;

// Each command prints figures for docs/measurements.md or rebuilds a table; nothing here runs in the tests.
return args switch
{
    ["lemmas", .. var files] => Lemmas.Build(files),
    ["segment", .. var files] => Segmentation.Cut(files),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: lemmas TRAIN.conllu[.gz]… > data/language/lemmas.tsv | segment TEXT > CUT.conllu");
    return 2;
}
