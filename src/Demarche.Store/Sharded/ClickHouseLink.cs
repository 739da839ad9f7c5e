using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Demarche.Store.Sharded;

/// <summary>
/// A thin way to ClickHouse over HTTP: statements out, tab-separated values back, in the part of its SQL that old and new servers share. Replicas of a shard are asked in turn when one does not answer.
/// An answer is whole or an error: it is held back until the question has ended, and a shard that is away is never skipped.
/// </summary>
sealed partial class ClickHouseLink(IReadOnlyList<IReadOnlyList<Uri>> shards) : IDisposable
{
    const string Form = "\nFORMAT TabSeparatedWithNamesAndTypes";
    readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), UseProxy = false }) { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Replicas of each shard.</summary>
    public IReadOnlyList<IReadOnlyList<Uri>> Shards { get; } = shards;

    public void Dispose() => _http.Dispose();

    /// <summary>Runs a statement on the first replica of a shard that answers.</summary>
    public string On(int shard, string sql, string? rows = null) => OnFirst(Shards[shard], $"shard {shard + 1}", sql, rows);

    /// <summary>Runs a question over all shards, on any server that answers.</summary>
    public string OnAny(string sql) => OnFirst([.. Shards.SelectMany(s => s)], "the store", sql, null);

    /// <summary>Asks a question over all shards; values stand in it as <c>$name</c>.</summary>
    public List<T> Ask<T>(string question, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values) => Rows(OnAny(Bind(question, values) + Form), read);

    /// <summary>Asks one server; values stand in the question as <c>$name</c>.</summary>
    public List<T> Ask<T>(Uri server, string question, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values) => Rows(Run(server, Bind(question, values) + Form), read);

    /// <summary>Asks the first replica of a shard that answers; values stand in the question as <c>$name</c>.</summary>
    public List<T> Ask<T>(int shard, string question, Func<Row, T> read, params ReadOnlySpan<(string Name, object? Value)> values) => Rows(On(shard, Bind(question, values) + Form), read);

    static List<T> Rows<T>(string answer, Func<Row, T> read)
    {
        using var reader = TabSeparated.Read(answer).CreateDataReader();
        var row = new Row(reader);
        List<T> found = [];
        while (reader.Read())
        {
            found.Add(read(row));
        }

        return found;
    }

    string OnFirst(IReadOnlyList<Uri> servers, string what, string sql, string? rows)
    {
        StoreException? last = null;
        foreach (var server in servers)
        {
            try
            {
                return Run(server, sql, rows);
            }
            catch (StoreException e) when (e.Code == "store-away")
            {
                last = e;
            }
        }

        throw new StoreException("store", $"no replica of {what} answers: {last?.Message}; bring one back, nothing is answered in part", last);
    }

    /// <summary>Runs a statement on one server.</summary>
    /// <exception cref="StoreException"><c>store-away</c> when it does not answer or cannot write now; <c>store</c> when it refuses the statement.</exception>
    public string Run(Uri server, string sql, string? rows = null)
    {
        var address = new Uri(server, $"/?wait_end_of_query=1&skip_unavailable_shards=0{(rows is null ? "" : "&query=" + Uri.EscapeDataString(sql))}");
        try
        {
            using var content = new StringContent(rows ?? sql, Encoding.UTF8);
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            using var response = _http.Send(request);
            using var stream = response.Content.ReadAsStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var answer = reader.ReadToEnd();
            if (response.IsSuccessStatusCode)
            {
                return answer;
            }

            var said = EventStore.FirstLine(answer);
            // Read-only for want of ZooKeeper, or its session is being renewed: another replica may do.
            throw new StoreException(Away().IsMatch(said) ? "store-away" : "store", $"{server.Host}:{server.Port} says: {(said.Length > 300 ? said[..300] + "…" : said)}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            throw new StoreException("store-away", $"{server.Host}:{server.Port} does not answer ({e.Message})", e);
        }
    }

    /// <summary>Puts values into the places of their names, as literals: this server's HTTP interface binds none.</summary>
    internal static string Bind(string question, ReadOnlySpan<(string Name, object? Value)> values)
    {
        Dictionary<string, string> literals = new(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            literals[name] = Literal(value);
        }

        return Place().Replace(question, m => literals.TryGetValue(m.Groups["name"].Value, out var literal) ? literal : throw new ArgumentException($"the question asks for ${m.Groups["name"].Value} and was given none"));
    }

    /// <summary>A value as SQL. Backslash and quote are the only characters that end or change a ClickHouse string.</summary>
    internal static string Literal(object? value) => value switch
    {
        null => "NULL",
        string s => "'" + s.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal) + "'",
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => throw new ArgumentException($"a {value.GetType().Name} cannot stand in a question"),
    };

    [GeneratedRegex(@"\$(?<name>[a-z_]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Place();

    [GeneratedRegex(@"Code: (242|225|999|210|209)\b|readonly mode|ZooKeeper session|Session expired", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Away();
}
