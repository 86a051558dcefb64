using System.Text;
using HomeLLM.HomeAgent.Terminal;

namespace HomeLLM.HomeAgent.CommandLine;

/// <summary>The process's streams: UTF-8 without a mark, lines end with LF, every line leaves at once.</summary>
internal static class StandardStreams
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static TextReader Input { get; } = new StreamReader(Console.OpenStandardInput(), Utf8);

    public static TextWriter Output { get; } = Open(Console.OpenStandardOutput());

    public static TextWriter Error { get; } = Open(Console.OpenStandardError());

    public static TerminalInput TerminalInput => new(Input, !Console.IsInputRedirected);

    public static TerminalOutput TerminalOutput => new(Output, !Console.IsOutputRedirected && !Console.IsInputRedirected);

    private static StreamWriter Open(Stream stream) => new(stream, Utf8) { AutoFlush = true, NewLine = "\n" };
}
