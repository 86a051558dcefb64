namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>Finds the files of the repository from where the tests run.</summary>
internal static class RepositoryRoot
{
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HomeLLM.sln"))) return Path.Combine(folder.FullName, path);
        }

        throw new DirectoryNotFoundException($"HomeLLM.sln isn't above {AppContext.BaseDirectory}.");
    }
}
