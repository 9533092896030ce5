using System.CommandLine;

namespace Yunzhang.Commands;

/// <summary><c>--reading conversion=replace</c>: another reading of an open question than the chosen one. May be given several times.</summary>
internal static class ReadingOption
{
    public static Option<Dictionary<string, string>> Create() => new("--reading")
    {
        Description = "换一种读法 / another reading of a question: conversion=replace",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            var readings = new Dictionary<string, string>();
            foreach (var token in result.Tokens)
            {
                if (token.Value.Split('=', 2) is [{ Length: > 0 } question, { Length: > 0 } reading]) readings[question] = reading;
                else result.AddError($"--reading: “{token.Value}”要写成 问题=读法。/ write \"{token.Value}\" as question=reading.");
            }
            return readings;
        },
    };
}
