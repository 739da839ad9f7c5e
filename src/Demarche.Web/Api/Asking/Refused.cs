using Demarche.Web.Security;

namespace Demarche.Web.Api.Asking;

/// <summary>A request that cannot be answered, on its way to becoming problem+json.</summary>
sealed class Refused(int status, string code, string message, string hint) : Exception(message)
{
    public Refusal Refusal { get; } = new(status, code, message, hint);

    /// <summary>A parameter whose value means nothing.</summary>
    public static Refused Parameter(string name, string value, string hint) =>
        new(400, "bad-parameter", $"{name} is '{Shown(value)}'", hint);

    /// <summary>Something that is not in the record.</summary>
    public static Refused NotFound(string what, string id, string hint) => new(404, "not-found", $"there is no {what} '{Shown(id)}'", hint);

    /// <summary>A value as a message shows it: short, and without control characters.</summary>
    public static string Shown(string value)
    {
        var text = string.Concat(value.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '�' : c));
        return value.Length > 60 ? text + "…" : text;
    }
}
