using Yunzhang.Platform.Text;

namespace Yunzhang.Platform.Tests.Text;

public sealed class PinyinInitialsTests
{
    [Theory]
    [InlineData("陈立新", "clx")]
    [InlineData("周国平", "zgp")]
    [InlineData("王小梅", "wxm")]
    [InlineData("欧阳娜", "oyn")]
    [InlineData("阿土", "at")]
    [InlineData("左一", "zy")]
    [InlineData("单鑫", "sx")]
    [InlineData("曾睿", "zr")]
    [InlineData("简单", "jd")]
    [InlineData("John Smith 2", "johnsmith2")]
    [InlineData("买买提·艾力", "mmtal")]
    [InlineData("", "")]
    public void Says_the_first_letters(string name, string letters) => Assert.Equal(letters, PinyinInitials.Of(name));
}
