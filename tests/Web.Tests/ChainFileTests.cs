using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Yunzhang.Commands;

namespace Yunzhang.Web.Tests;

/// <summary>A printed sheet is checked where the database is not: against the chain of its case, exported as a file.</summary>
public sealed partial class ChainFileTests
{
    [Fact]
    public async Task The_code_of_a_sheet_is_found_in_its_chain_and_says_what_came_after_it()
    {
        await using var chain = await GivenChain.New();
        var path = await Policy(chain);
        var early = await CodeOf(chain, path);
        await chain.Do("ops-president", path, "say:approve");
        var file = await Exported(chain, path);

        var (code, said) = await Verify(file, "--code", await CodeOf(chain, path));
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("7 条记录都对得上", said, StringComparison.Ordinal);
        Assert.Contains("印的就是最后的情况", said, StringComparison.Ordinal);
        Assert.Contains("ops-president  第 1 项待办：approve", said, StringComparison.Ordinal);
        Assert.Contains("与这条记录链的第 3 条相符；印过以后又有 4 条记录", (await Verify(file, "--code", early[..16])).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_another_case_and_a_chain_that_was_touched_prove_nothing()
    {
        await using var chain = await GivenChain.New();
        var (path, other) = (await Policy(chain), await Policy(chain));
        var file = await Exported(chain, path);

        var (code, said) = await Verify(file, "--code", await CodeOf(chain, other));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("不在这条记录链里", said, StringComparison.Ordinal);

        var touched = Encoding.UTF8.GetString(file).Replace("从八点到八点", "从九点到九点", StringComparison.Ordinal);
        Assert.NotEqual(Encoding.UTF8.GetString(file), touched);
        (code, said) = await Verify(Encoding.UTF8.GetBytes(touched));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("第 1 条：内容与校验值不符", said, StringComparison.Ordinal);
        Assert.Contains("不是导出的记录链", (await Verify("{}"u8.ToArray())).Said, StringComparison.Ordinal);
        Assert.Contains("至少写前 16 位", (await Verify(file, "--code", "abc")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_a_case_does_not_get_its_chain()
    {
        await using var chain = await GivenChain.New();
        var path = await Policy(chain);

        Assert.Equal(HttpStatusCode.NotFound, (await (await chain.By("worker")).Get(path + "/chain.json")).StatusCode);
    }

    private static Task<string> Policy(GivenChain chain) => chain.Start("ops1", "policy", ("f.title", "营业时间"), ("f.level", "policy"), ("f.content", "从八点到八点"));

    private static async Task<string> CodeOf(GivenChain chain, string path) => Code().Match(await (await chain.By("ops1")).Page(path + "/print")).Value;

    private static async Task<byte[]> Exported(GivenChain chain, string path)
    {
        var answer = await (await chain.By("ops1")).Get(path + "/chain.json");
        Assert.EndsWith(".chain.json", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<(int Code, string Said)> Verify(byte[] file, params string[] more)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file);
            using var said = new StringWriter();
            var code = CommandLine.Run(["verify", "--chain", path, .. more], said, said);
            return (code, said.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")]
    private static partial Regex Code();
}
