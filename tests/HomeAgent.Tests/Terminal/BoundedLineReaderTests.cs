using HomeLLM.HomeAgent.Terminal;
using Shouldly;

namespace HomeLLM.HomeAgent.Tests.Terminal;

public sealed class BoundedLineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\nb", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("\n\n", "|")]
    [InlineData("a\rb\n", "a\rb")]
    [InlineData("12345\n12345\r\n", "12345|12345")]
    [InlineData("123456\nb", "12345!|b")]
    [InlineData("123456789012345\r\nb", "12345!|b")]
    public async Task Read_Text_GivesItsLines(string text, string expected)
    {
        var reader = new BoundedLineReader(new StringReader(text), 5);
        var lines = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } line) lines.Add(line.Text + (line.IsTooLong ? "!" : ""));

        string.Join('|', lines).ShouldBe(expected);
    }

    [Fact]
    public async Task Read_LineLongerThanTheBuffer_IsWhole()
    {
        var line = new string('x', 100_000);
        var reader = new BoundedLineReader(new StringReader($"{line}\n{line}"), 200_000);

        (await reader.ReadAsync(CancellationToken.None))!.Value.Text.ShouldBe(line);
        (await reader.ReadAsync(CancellationToken.None))!.Value.Text.ShouldBe(line);
        (await reader.ReadAsync(CancellationToken.None)).ShouldBeNull();
    }
}
