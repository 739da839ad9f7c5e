namespace Demarche.Cli;

/// <summary>Exit codes of the program.</summary>
static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int SomeFailed = 3;
    public const int NotFound = 4;
    public const int Cancelled = 130;
}

/// <summary>A failure told to the user as one line: code, what was wrong with which value, what to do.</summary>
sealed class Failure(string code, string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    public string Code { get; } = code;

    public int ExitCode { get; } = exitCode;
}
