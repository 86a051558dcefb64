using System.Globalization;

namespace HomeLLM.CorpusGenerator.Speech;

/// <summary>Numbers in words.</summary>
internal static class NumberSpeech
{
    private static readonly string[] Small =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen",
         "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Digits in words; the text itself where it is no number of up to four digits.</summary>
    public static string Say(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10000 ? Say(number, '-') : digits;

    /// <summary>A number in words.</summary>
    /// <param name="number">0 to 9999.</param>
    /// <param name="joint">Between tens and ones: a hyphen or a blank.</param>
    public static string Say(int number, char joint)
    {
        if (number < 20) return Small[number];
        if (number < 100) return number % 10 == 0 ? Tens[number / 10] : Tens[number / 10] + joint + Small[number % 10];
        var (unit, word) = number < 1000 ? (100, " hundred") : (1000, " thousand");
        var head = Small[number / unit] + word;
        return number % unit == 0 ? head : head + " " + Say(number % unit, joint);
    }
}
