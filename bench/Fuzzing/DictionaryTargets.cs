using System.Text;
using Demarche.Coding.Own;
using Demarche.Pipeline.Watching;
using Demarche.Store.Search;

namespace Demarche.Fuzzing;

/// <summary>What users write themselves: dictionaries, tables of actors and actions, conditions, searches.</summary>
static class DictionaryTargets
{
    internal static (string Name, Target Target)[] All { get; } =
    [
        ("dictionaries", new Target(
            [
                ReaderTargets.Text("NORDIA_ [NRD]\n\t+NORDIAN_\n\t[NRDGOV >010101]\n# note\nKING_OLAV [NRDELI <020202] ;x\n"),
                ReaderTargets.Text("--- ACCUSE [112] ---\nACCUSE {ACCUSES ACCUSED}\n- * OF + [1122]\n&CURRENCY\n+DOLLAR\n- $ %ACCUSE (CRIME) [112:---]\n"),
                ReaderTargets.Text("POLICE [~COP]\n!MINIST! = MINISTER, MINISTERS\n!MINIST!_OF_STATE {!MINIST!_} [~GOV]\n"),
            ], Petrarch)),
        ("actors-csv", new Target([ReaderTargets.Text("name,alias,iso3,sector,valid_from,valid_to\nKing Olav,Olav V;King of Norway,NOR,GOV,1957-09-22,1991-01-17\n\"The, Group\",,,REB,,\n")], Actors)),
        ("actions-yaml", new Target([ReaderTargets.Text("# mine\n- name: embassy opened\n  cameo: \"050\"\n  patterns:\n    - open obj=embassy\n    - noun opening of=embassy|mission\n")], Actions)),
        ("condition", new Target([ReaderTargets.Text("not (actor=ESP or actor=IRL) and text~\"palestin\" and date>=2024-05-01 and confidence>=0.1 and reports<=1")], Condition)),
        ("search", new Target([ReaderTargets.Text("recogn* \"State of Palestine\" Spain “as said” 東京")], Search)),
    ];

    static string Petrarch(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        List<OwnProblem> problems = [];
        var actors = PetrarchActors.Read(new StringReader(text), "actors", problems).Count;
        var agents = PetrarchAgents.Read(new StringReader(text), "agents", problems).Count;
        PetrarchVerbs.Read(new StringReader(text), "verbs", new VerbDictionary(), problems);
        return $"{Math.Min(actors, 5)} {Math.Min(agents, 5)} {Math.Min(problems.Count, 9)}";
    }

    static string Actors(byte[] bytes)
    {
        List<OwnProblem> problems = [];
        var read = OwnActorsCsv.Read(new StringReader(Encoding.UTF8.GetString(bytes)), "actors.csv", problems);
        return $"{Math.Min(read.Count, 5)} {Kinds(problems)}";
    }

    static string Actions(byte[] bytes)
    {
        List<OwnProblem> problems = [];
        var read = OwnActions.Read(new StringReader(Encoding.UTF8.GetString(bytes)), "actions.yaml", problems);
        return $"{Math.Min(OwnRules.Rows(read).Count(), 5)} {Kinds(problems)}";
    }

    static string Condition(byte[] bytes)
    {
        try
        {
            Watching(Encoding.UTF8.GetString(bytes));
            return "understood";
        }
        catch (FormatException e)
        {
            Promise.Kept(!e.Message.Contains('\n', StringComparison.Ordinal), "a refusal is one line");
            return Promise.Short(e.Message[^Math.Min(30, e.Message.Length)..], 30);
        }

        static void Watching(string text) => Pipeline.Watching.Condition.Parse(text);
    }

    static string Search(byte[] bytes)
    {
        try
        {
            var query = SearchQuery.Parse(Encoding.UTF8.GetString(bytes));
            Promise.Kept(query.Parts.All(p => p.Count > 0), "a part has words");
            return $"{Math.Min(5, query.Parts.Count)} {query.Fits(["recognised", "state", "of", "palestine", "spain"])}";
        }
        catch (FormatException)
        {
            return "nothing";
        }
    }

    static string Kinds(List<OwnProblem> problems) => string.Join(' ', problems.Select(p => Promise.Short(p.ToString(), 40)).Distinct().Take(4));
}
