# Enqueues jobs and tells what Sidekiq's own Ruby API sees: one JSON command a
# line on standard input, one JSON answer a line on standard output.
require_relative "jobs"
require "sidekiq/api"

$stdout.sync = true

def enqueue(job:, queue:, count:, in_seconds: nil)
  count.times do
    setter = Object.const_get(job).set(queue: queue)
    in_seconds ? setter.perform_in(in_seconds) : setter.perform_async
  end
end

# Redis keeps its lists in memory; the age of a job is what the job says.
def enqueue_old(queue:, age_seconds:)
  Sidekiq::Client.push(
    "class" => QuickJob, "queue" => queue, "args" => [],
    "created_at" => Time.now.to_f - age_seconds
  )
  Sidekiq.redis do |redis|
    job = JSON.parse(redis.rpop("queue:#{queue}"))
    redis.rpush("queue:#{queue}", job.merge("enqueued_at" => Time.now.to_f - age_seconds).to_json)
  end
end

def stats
  stats = Sidekiq::Stats.new
  {
    processed: stats.processed, failed: stats.failed, busy: stats.workers_size,
    processes: stats.processes_size, enqueued: stats.enqueued,
    scheduled: stats.scheduled_size, retries: stats.retry_size, dead: stats.dead_size,
    latency: stats.default_queue_latency, queues: stats.queues,
    quiet: Sidekiq::ProcessSet.new.all?(&:stopping?)
  }
end

$stdin.each_line do |line|
  command = JSON.parse(line, symbolize_names: true)
  name = command.delete(:do)
  case name
  when "enqueue" then enqueue(**command)
  when "enqueue-old" then enqueue_old(**command)
  when "clear" then Sidekiq.redis(&:flushall)
  end
  puts stats.to_json
end
