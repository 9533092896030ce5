using System.Text;

namespace Yunzhang.Platform.Text;

/// <summary>
/// The first letters of a Chinese name's pinyin, as people type them to find somebody: 陈立新 is <c>clx</c>. The common characters stand in GB 2312 in
/// the order of their pinyin, so their bytes tell the letter; others that names like are listed. A character with two readings takes the usual one, a
/// surname the one it has as a surname.
/// </summary>
public static class PinyinInitials
{
    private const int FirstCommon = 0xB0A1, LastCommon = 0xD7F9;

    // The first character of each letter among the common ones. No pinyin begins with i, u or v.
    private static readonly (int Code, char Letter)[] Begins =
    [
        (0xB0A1, 'a'), (0xB0C5, 'b'), (0xB2C1, 'c'), (0xB4EE, 'd'), (0xB6EA, 'e'), (0xB7A2, 'f'), (0xB8C1, 'g'), (0xB9FE, 'h'), (0xBBF7, 'j'), (0xBFA6, 'k'), (0xC0AC, 'l'),
        (0xC2E8, 'm'), (0xC4C3, 'n'), (0xC5B6, 'o'), (0xC5BE, 'p'), (0xC6DA, 'q'), (0xC8BB, 'r'), (0xC8F6, 's'), (0xCBFA, 't'), (0xCDDA, 'w'), (0xCEF4, 'x'), (0xD1B9, 'y'), (0xD4D1, 'z'),
    ];

    private const string InSurnames = "曾z解x单s仇q查z朴p乐y区o缪m盖g尉y翟z";

    private const string InNames =
        "睿r煜y昊h晗h瑾j琪q琦q玥y珺j琳l璐l嫣y妍y娅y婧j姝s婵c芸y芮r茜q荟h菡h萱x蕙h葳w蓓b苒r茗m筱x筠y箐q彤t彧y晟s晔y曦x旻m昕x昱y晖h暄x晞x炜w烨y焱y煊x熠y灏h沅y泓h洵x浔x淇q淼m渌l湉t滢y潇x澍s瀚h濂l" +
        "鑫x钰y锟k镕r铄s锴k骁x骞q骥j麒q麟l毓y郅z郦l郓y鄢y闫y闵m隗w佟t佘s俐l俪l偲c冉r凇s劭s勐m珂k珏j琰y琮c瑄x瑗y璇x璟j璞p瓒z祎y祺q禧x稷j竑h笙s翊y翀c翎l聿y臻z舸g苡y荀x荃q莘s菁j葭j蔺l逄p逯l郗x蒯k阚k仉z" +
        "岑c岱d峥z嵘r嵩s崧s巽x弋y恺k愫s懿y戬j攸y斓l旖y栩x桢z梓z楠n槿j樾y瑜y禹y晏y岚l媛y霖l霏f雯w霁j馨x韬t颢h飒s骅h黛d堃k喆z犇b垚y玮w珩h琨k瑛y璋z璠f祯z祚z禛z翃h昶c昀y晁c晢z杲g枫f桦h梵f淏h涵h漪y滟y焓h焜k赟y贇y轩x辰c邺y郝h钊z钦q铖c铠k锜q锐r镇z闿k";

    private static readonly Dictionary<char, char> Surnames = Pairs(InSurnames), Listed = Pairs(InNames);
    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>Lower-case letters and digits of a name; a character whose letter is not known stands for itself, blanks and dots are left out.</summary>
    public static string Of(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character)) letters.Append(char.ToLowerInvariant(character));
            else if (char.IsLetter(character)) letters.Append(letters.Length == 0 && Surnames.TryGetValue(character, out var surname) ? surname : Letter(character));
        }
        return letters.ToString();
    }

    private static char Letter(char character)
    {
        Span<byte> bytes = stackalloc byte[4];
        var code = Gb.GetBytes([character], bytes) == 2 ? (bytes[0] << 8) | bytes[1] : 0;
        if (code is < FirstCommon or > LastCommon) return Listed.GetValueOrDefault(character, char.ToLowerInvariant(character));
        var at = Begins.Length - 1;
        while (Begins[at].Code > code) at--;
        return Begins[at].Letter;
    }

    private static Dictionary<char, char> Pairs(string text)
    {
        var pairs = new Dictionary<char, char>();
        for (var i = 0; i < text.Length; i += 2) pairs[text[i]] = text[i + 1];
        return pairs;
    }
}
