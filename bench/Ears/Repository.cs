namespace HomeLLM.Bench.Ears;

/// <summary>The files of the repository that the program was built in.</summary>
internal static class Repository
{
    /// <summary>The full path of a file, which must be there.</summary>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HomeLLM.sln"))) return Path.Combine(folder.FullName, path);
        }

        throw new FileNotFoundException($"There is no HomeLLM.sln above {AppContext.BaseDirectory}.");
    }
}
