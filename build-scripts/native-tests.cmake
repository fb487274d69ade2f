# native-tests.cmake — the target `convscope_tests`: GoogleTest over the engine.
file(GLOB test_sources CONFIGURE_DEPENDS tests/engine/*_test.cpp)
if(test_sources)
  find_package(GTest REQUIRED)
  add_executable(convscope_tests ${test_sources})
  target_link_libraries(convscope_tests PRIVATE convscope convscope_options GTest::gtest_main)
  target_include_directories(convscope_tests PRIVATE engine)
  target_precompile_headers(convscope_tests PRIVATE <gtest/gtest.h> ${read_once})
endif()
