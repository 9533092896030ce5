namespace Yunzhang.Engine.Diagnostics;

/// <summary>The two languages of the product. Chinese is the language regulations are written in; English is complete beside it.</summary>
public enum Language
{
    /// <summary>Simplified Chinese (zh).</summary>
    Chinese,

    /// <summary>English (en).</summary>
    English,
}

/// <summary>One thing said in both languages. Neither side may be empty where a person will read it.</summary>
/// <param name="Zh">The Chinese wording.</param>
/// <param name="En">The English wording.</param>
public readonly record struct Phrase(string Zh, string En)
{
    /// <summary>The wording in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>A phrase that reads the same in both languages, such as an id or a figure.</summary>
    public static Phrase Same(string text) => new(text, text);

    /// <inheritdoc/>
    public override string ToString() => $"{Zh} / {En}";
}
