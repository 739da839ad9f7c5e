using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Demarche.Benchmarks;

/// <summary>How often tenures written from memory differ from public tables where both tell the same tenure.</summary>
static class HolderCheck
{
    sealed record Tenure(string Person, string Country, string Office, string From, string To);

    public static int Run(string data, string shared)
    {
        var told = Files(Path.Combine(shared, "data", "gazetteer")).ToLookup(t => (Key(t.Person), t.Country, t.Office));
        int compared = 0, starts = 0, ends = 0, endsCompared = 0;
        foreach (var row in Rows(Path.Combine(data, "actors", "office_holders.tsv")).Where(r => r["source"] == "recalled"))
        {
            var names = row["aliases"].Split(';').Prepend(row["name"]);
            var same = names.SelectMany(n => told[(Key(n), row["country"], row["office"])]).OrderBy(t => Math.Abs(Months(t.From, row["from"]))).FirstOrDefault();
            if (same is null || row["from"].Length == 0 || Math.Abs(Months(same.From, row["from"])) > 24)
            {
                continue;
            }

            compared++;
            var off = Math.Abs(Months(same.From, row["from"])) > 1;
            starts += off ? 1 : 0;
            var endOff = false;
            if (same.To.Length > 0 && row["to"].Length > 0)
            {
                endsCompared++;
                endOff = Math.Abs(Months(same.To, row["to"])) > 1;
                ends += endOff ? 1 : 0;
            }

            if (off || endOff)
            {
                Console.WriteLine($"differs: {row["name"]} {row["country"]} {row["office"]}: recalled {row["from"]}..{row["to"]}, told {same.From}..{same.To}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compared} recalled tenures also stand in a file; start differs by more than a month in {starts} ({(double)starts / Math.Max(1, compared):F3}), end in {ends} of {endsCompared} ({(double)ends / Math.Max(1, endsCompared):F3})"));
        return 0;
    }

    static IEnumerable<Tenure> Files(string folder)
    {
        using (var stream = new GZipStream(File.OpenRead(Path.Combine(folder, "office_holders_to_2022.csv.gz")), CompressionMode.Decompress))
        using (var reader = new StreamReader(stream))
        {
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                var c = Cells(line);
                if (c.Count >= 6 && c[4].Length > 0)
                {
                    foreach (var office in Offices(c[1]))
                    {
                        yield return new Tenure(c[2], c[0], office, c[4], c[5]);
                    }
                }
            }
        }

        var byIso2 = new Dictionary<string, string>(StringComparer.Ordinal) { ["AR"] = "ARG", ["AU"] = "AUS", ["BR"] = "BRA", ["CA"] = "CAN", ["CN"] = "CHN", ["FR"] = "FRA", ["DE"] = "DEU", ["GB"] = "GBR", ["ID"] = "IDN", ["IN"] = "IND", ["IT"] = "ITA", ["JP"] = "JPN", ["KR"] = "KOR", ["MX"] = "MEX", ["RU"] = "RUS", ["SA"] = "SAU", ["TR"] = "TUR", ["US"] = "USA", ["ZA"] = "ZAF", ["TH"] = "THA", ["VN"] = "VNM", ["PH"] = "PHL", ["SG"] = "SGP", ["MY"] = "MYS", ["MM"] = "MMR", ["LA"] = "LAO", ["KH"] = "KHM", ["EU"] = "EUR" };
        foreach (var line in File.ReadLines(Path.Combine(folder, "leaders_2026_08.csv")).Skip(1))
        {
            var c = Cells(line);
            if (c.Count >= 6 && c[5].Length > 0 && byIso2.TryGetValue(c[0], out var country))
            {
                foreach (var office in Offices(c[2]))
                {
                    yield return new Tenure(c[3], country, office, c[5], "");
                }
            }
        }
    }

    static IEnumerable<string> Offices(string position)
    {
        var p = position.ToLowerInvariant();
        if (p.Contains("deputy", StringComparison.Ordinal) || p.Contains("vice", StringComparison.Ordinal) || p.Contains("parliament", StringComparison.Ordinal) || p.Contains("court", StringComparison.Ordinal) || p.Contains("bank", StringComparison.Ordinal))
        {
            return [];
        }

        return p.Contains("foreign", StringComparison.Ordinal) || p.Contains("external", StringComparison.Ordinal) ? ["foreign minister"]
            : p.Contains("defence", StringComparison.Ordinal) || p.Contains("defense", StringComparison.Ordinal) ? ["defence minister"]
            : p.StartsWith("prime minister", StringComparison.Ordinal) || p is "chancellor" or "premier" or "taoiseach" ? ["prime minister"]
            : p.StartsWith("president", StringComparison.Ordinal) ? ["president"]
            : p is "king" or "monarch" or "queen" ? ["king"] : [];
    }

    static string Key(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            text.Append(char.IsLetter(c) ? char.ToLowerInvariant(c) : ' ');
        }

        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    static int Months(string a, string b) => Month(a) - Month(b);

    static int Month(string day) => day.Length < 4 ? 0 : int.Parse(day.AsSpan(0, 4), CultureInfo.InvariantCulture) * 12 + (day.Length >= 7 ? int.Parse(day.AsSpan(5, 2), CultureInfo.InvariantCulture) : 6);

    static List<string> Cells(string line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    static List<TableRow> Rows(string path)
    {
        using var reader = File.OpenText(path);
        return [.. Table.Read(reader, path)];
    }
}
