package import Logging

extension Logger {
    /// For a ServiceGroup, which at `debug` writes down each service with everything that it holds: settings, keys, templates.
    package var sparingServices: Logger {
        var logger = self
        logger.logLevel = max(logger.logLevel, .info)
        return logger
    }
}
