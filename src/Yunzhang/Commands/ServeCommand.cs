using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Demo;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Web;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang serve</c>: the web site, until it is stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "监听的地址，多个用分号隔开 / addresses to listen on, separated by semicolons",
        DefaultValueFactory = _ => "http://127.0.0.1:5180",
    };

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "演示：虚构的单位和人员，数据放在数据文件夹的 demo 里 / a made-up plant, kept apart in the folder demo of the data folder",
    };

    public static Command Create()
    {
        var command = new Command("serve", "启动网站 / start the web site") { Urls, Demo, DataOptions.Data, DataOptions.Database };
        command.SetAction((parsed, stop) => Serve(parsed, stop));
        return command;
    }

    // Apart from the list of commands, so that a command without pages never loads what pages need.
    private static async Task<int> Serve(ParseResult parsed, CancellationToken stop)
    {
        var language = LanguageOption.Of(parsed);
        var output = parsed.InvocationConfiguration.Output;
        var urls = parsed.GetRequiredValue(Urls);
        var folder = parsed.GetValue(Demo) ? "demo" : "";
        if (await DataOptions.Open(parsed, stop, folder) is not { } database) return ExitCode.Refused;
        await using var held = database;
        if (parsed.GetValue(Demo)) await new DemoPlant(database, SystemClock.Instance, PackShelf.Shipped).Load();
        var settings = new WebSettings { Urls = urls, Database = database, KeyFolder = DataOptions.KeyFolder(parsed, folder) };
        await using var app = WebApp.Build(settings);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(new Phrase(
                $"地址 {urls} 已被别的程序占用。请先停掉它，或者用 --urls 换一个端口。",
                $"The address {urls} is taken by another program. Stop that one, or choose another port with --urls.").In(language));
            return ExitCode.Refused;
        }
        foreach (var address in app.Urls)
        {
            await output.WriteLineAsync(new Phrase($"运章已启动：{address}（按 Ctrl+C 停止）", $"Yunzhang is running: {address} (Ctrl+C stops it)").In(language));
        }
        await output.FlushAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return ExitCode.Done;
    }
}
