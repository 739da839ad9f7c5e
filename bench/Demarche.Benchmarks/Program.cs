Console.WriteLine("See docs/measurements.md for the commands.");
