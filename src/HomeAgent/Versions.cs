using System.Reflection;

namespace HomeLLM.HomeAgent;

/// <summary>What this program is.</summary>
internal static class Versions
{
    /// <summary>The program's version, such as <c>0.1.0</c>.</summary>
    public static string Program { get; } =
        typeof(Versions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
