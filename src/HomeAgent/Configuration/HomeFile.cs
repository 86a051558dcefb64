using System.Text;
using System.Text.Json;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>Reads the <c>Home</c> section of the configuration, from its own text, so that every error has its place there.</summary>
internal static class HomeFile
{
    /// <summary>What is forgiven in a file that people write.</summary>
    public static JsonDocumentOptions DocumentOptions { get; } =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 };

    /// <summary>Reads the section.</summary>
    /// <param name="path">The configuration file.</param>
    /// <returns>The home or every error.</returns>
    /// <exception cref="IOException">The file can't be read now.</exception>
    public static HomeReading Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(ReadText(path), DocumentOptions);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Broken(path, "expected an object ({ … }).");
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (string.Equals(property.Name, "Home", StringComparison.OrdinalIgnoreCase))
                {
                    return HomeReader.Read(property.Value, HomeReaderOptions.Configuration);
                }
            }

            return Broken("Home", $"missing in {path}: expected the home with its floors, areas and devices.");
        }
        catch (JsonException exception)
        {
            return Broken(path, $"is not JSON: {exception.Message}");
        }
    }

    /// <summary>Reads a file's UTF-8, without the byte order mark that some editors put before it.</summary>
    /// <exception cref="IOException">The file can't be read now.</exception>
    public static ReadOnlyMemory<byte> ReadText(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
    }

    private static HomeReading Broken(string path, string message) => new(null, [new(path, message)]);
}
