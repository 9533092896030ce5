namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>Operators as they are written.</summary>
internal static class OperatorText
{
    public static string Of(Operator op) => op switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Power => "**",
        Operator.Equal => "=",
        Operator.NotEqual => "!=",
        Operator.Less => "<",
        Operator.LessEqual => "<=",
        Operator.Greater => ">",
        Operator.GreaterEqual => ">=",
        Operator.And => "and",
        _ => "or",
    };
}
