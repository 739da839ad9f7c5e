using System.Globalization;
using System.Text;

namespace Demarche.Cluster.Queue;

/// <summary>How the units stand, in the text format of Prometheus.</summary>
public static class QueueMetrics
{
    static readonly (string Name, string Help, Func<QueueCount, double> Value)[] s_metrics =
    [
        ("demarche_units", "Units in the queue.", c => c.Units),
        ("demarche_unit_documents", "Documents in them.", c => c.Documents),
        ("demarche_unit_events", "Events found in them.", c => c.Events),
        ("demarche_unit_worker_seconds", "Time of workers on them, in seconds.", c => c.Milliseconds / 1000.0),
    ];

    /// <summary>A gauge for each number, labelled by kind, state and coder.</summary>
    public static string Text(IReadOnlyList<QueueCount> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var text = new StringBuilder();
        foreach (var (name, help, value) in s_metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
            foreach (var c in counts)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{{kind=\"{c.Kind}\",state=\"{c.State}\",coder=\"{c.Coder}\"}} {value(c)}\n");
            }
        }

        return text.ToString();
    }
}
