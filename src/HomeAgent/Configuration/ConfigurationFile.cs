namespace HomeLLM.HomeAgent.Configuration;

/// <summary>Where the configuration is.</summary>
internal static class ConfigurationFile
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "HOMEAGENT_CONFIG";

    public const string Name = "appsettings.json";

    /// <summary>
    /// The file that is named on the command line, else by <see cref="Variable"/>, else the one in the current folder, else the first
    /// in the folders from the program's upwards.
    /// </summary>
    /// <returns>A full path; of a file that needn't be there.</returns>
    public static string Find(string? named)
    {
        named ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable : null;
        if (named is not null) return Path.GetFullPath(named);
        var here = Path.GetFullPath(Name);
        if (File.Exists(here)) return here;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Name);
            if (File.Exists(path)) return path;
        }

        return here;
    }

    /// <summary>A path that the configuration gives relative to its own folder.</summary>
    public static string Resolve(string configurationFile, string path) =>
        Path.GetFullPath(path, Path.GetDirectoryName(configurationFile) ?? ".");
}
