using Demarche.Coding.Places;
using Demarche.Language;

namespace Demarche.Tests.Coding.Places;

public class PlaceResolverTests
{
    static readonly PlaceFinder s_finder = new(Gazetteer.Load(Path.Combine(Support.Root, "data", "places")));

    static string? At(string tree, int trigger)
    {
        var s = Assert.Single(Conllu.Read(new StringReader(tree))).Sentence;
        return PlaceResolver.Resolve(s, s_finder.Find(s), trigger, 0, s.Count)?.Place.Name;
    }

    [Fact]
    public void An_act_happens_where_the_sentence_puts_it_and_not_where_its_actor_comes_from()
    {
        Assert.Equal("Oslo", At("""
            1	Sweden	Sweden	PROPN	NNP	_	5	nmod:poss	_	SpaceAfter=No
            2	’s	’s	PART	POS	_	1	case	_	_
            3	defence	defence	NOUN	NN	_	5	compound	_	_
            4	and	and	CCONJ	CC	_	5	cc	_	_
            5	minister	minister	NOUN	NN	_	6	nsubj	_	_
            6	met	meet	VERB	VBD	_	0	root	_	_
            7	rebels	rebel	NOUN	NNS	_	6	obj	_	_
            8	in	in	ADP	IN	_	9	case	_	_
            9	Oslo	Oslo	PROPN	NNP	_	6	obl	_	SpaceAfter=No
            10	.	.	PUNCT	.	_	6	punct	_	_

            """, 5));
    }

    [Fact]
    public void The_town_wins_over_the_country_that_holds_it()
    {
        Assert.Equal("Idlib", At("""
            1	Jets	jet	NOUN	NNS	_	2	nsubj	_	_
            2	struck	strike	VERB	VBD	_	0	root	_	_
            3	Idlib	Idlib	PROPN	NNP	_	2	obj	_	_
            4	in	in	ADP	IN	_	5	case	_	_
            5	Syria	Syria	PROPN	NNP	_	2	obl	_	SpaceAfter=No
            6	.	.	PUNCT	.	_	2	punct	_	_

            """, 1));
    }

    [Fact]
    public void A_place_that_is_only_spoken_of_is_not_where_it_happens()
    {
        Assert.Null(At("""
            1	Norway	Norway	PROPN	NNP	_	2	nsubj	_	_
            2	recognised	recognise	VERB	VBD	_	0	root	_	_
            3	Palestine	Palestine	PROPN	NNP	_	2	obj	_	SpaceAfter=No
            4	.	.	PUNCT	.	_	2	punct	_	_

            """, 1));
    }
}
