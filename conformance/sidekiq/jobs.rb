# The jobs of the suite, for the process that enqueues and the one that works.
require "json"
require "sidekiq"

REDIS = { url: ENV.fetch("REDIS_URL") }.freeze
Sidekiq.configure_client { |config| config.redis = REDIS }
Sidekiq.configure_server { |config| config.redis = REDIS }

class QuickJob
  include Sidekiq::Worker
  def perform; end
end

class LongJob
  include Sidekiq::Worker
  def perform
    sleep 600
  end
end

class RetriedJob
  include Sidekiq::Worker
  sidekiq_options retry: 25
  def perform
    raise "to be tried again"
  end
end

class DyingJob
  include Sidekiq::Worker
  sidekiq_options retry: 0
  def perform
    raise "failed for good"
  end
end
